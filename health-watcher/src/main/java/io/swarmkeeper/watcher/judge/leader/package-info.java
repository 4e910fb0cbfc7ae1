/** All that the watcher beside the Swarm leader knows and decides, in one place. */
package io.swarmkeeper.watcher.judge.leader;
