/** Decides what is news about the containers of one engine. */
package io.swarmkeeper.watcher.judge.container;
