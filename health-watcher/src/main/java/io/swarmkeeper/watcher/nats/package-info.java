/** Everything over NATS: what is said, what was said before, and what others say. */
package io.swarmkeeper.watcher.nats;
