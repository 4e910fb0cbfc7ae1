/**
 * Proofs on a real engine, a real NATS and the built watcher, with everything going wrong between
 * them.
 */
package io.swarmkeeper.watcher.real;
