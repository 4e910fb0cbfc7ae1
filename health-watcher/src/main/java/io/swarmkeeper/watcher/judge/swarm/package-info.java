/** Decides what is news about the swarm: its tasks, services and nodes. */
package io.swarmkeeper.watcher.judge.swarm;
