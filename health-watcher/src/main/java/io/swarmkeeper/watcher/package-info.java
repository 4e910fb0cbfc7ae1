/** The health-watcher: sees what becomes of containers, tasks, services and nodes, and says so. */
package io.swarmkeeper.watcher;
