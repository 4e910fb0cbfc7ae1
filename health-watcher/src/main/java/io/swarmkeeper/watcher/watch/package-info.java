/** Looks: when to look at what, and whom to tell. What is news is decided by the judges. */
package io.swarmkeeper.watcher.watch;
