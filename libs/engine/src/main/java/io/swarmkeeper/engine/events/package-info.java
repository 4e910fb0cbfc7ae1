/** The engine's events as they happen, over any number of connections. */
package io.swarmkeeper.engine.events;
