/**
 * The command line {@code keeper}: where it starts, and which commands there are. The packages of
 * commands ask Elasticsearch, NATS and this machine; what all of them are given is in {@code
 * session}, which knows none of them.
 */
package io.swarmkeeper.cli;
