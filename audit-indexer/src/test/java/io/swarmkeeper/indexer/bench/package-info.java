/** The real indexer, a real NATS and a real Elasticsearch, with faults in between. */
package io.swarmkeeper.indexer.bench;
