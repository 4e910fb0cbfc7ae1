/** The engine of this node, seen through the judges' eyes. */
package io.swarmkeeper.watcher.engine;
