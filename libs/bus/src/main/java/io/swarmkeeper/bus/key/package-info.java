/** The keys by which NATS knows its users, and who signs with them. */
package io.swarmkeeper.bus.key;
