/** The node's engine: the swarm, images and answers behind it. */
package io.swarmkeeper.executor.engine;
