/** Commands from the journal, and what the buckets know of them. */
package io.swarmkeeper.executor.nats;
