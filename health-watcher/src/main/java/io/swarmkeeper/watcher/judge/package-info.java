/** Decides what is news: pure functions from what was known and what was seen. */
package io.swarmkeeper.watcher.judge;
