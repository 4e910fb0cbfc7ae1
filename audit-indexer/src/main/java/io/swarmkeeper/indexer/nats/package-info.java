/** The journal as the stream that it is: read again, sealed, and how much of it waits. */
package io.swarmkeeper.indexer.nats;
