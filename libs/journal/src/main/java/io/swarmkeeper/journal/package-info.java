/**
 * The journal of one swarm: envelopes over the bus, parked when unreadable; heartbeats and
 * questions beside it.
 */
package io.swarmkeeper.journal;
