/** Decides how steadily each service runs. */
package io.swarmkeeper.watcher.judge.stability;
