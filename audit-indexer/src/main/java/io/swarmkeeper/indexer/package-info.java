/**
 * The audit-indexer: every entry of the journal, in Elasticsearch, once. Wiring shows every object
 * that it is made of.
 */
package io.swarmkeeper.indexer;
