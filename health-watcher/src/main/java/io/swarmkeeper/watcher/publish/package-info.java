/** Says what is news: observations to the journal, heartbeats beside it. */
package io.swarmkeeper.watcher.publish;
