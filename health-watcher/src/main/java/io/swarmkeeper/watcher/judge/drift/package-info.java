/** Decides what in the swarm was changed by somebody else than us. */
package io.swarmkeeper.watcher.judge.drift;
