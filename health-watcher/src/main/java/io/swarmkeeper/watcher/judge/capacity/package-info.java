/** Decides for how long each service was below its level. */
package io.swarmkeeper.watcher.judge.capacity;
