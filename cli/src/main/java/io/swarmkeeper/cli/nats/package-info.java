/** The connection to a swarm over NATS. */
package io.swarmkeeper.cli.nats;
