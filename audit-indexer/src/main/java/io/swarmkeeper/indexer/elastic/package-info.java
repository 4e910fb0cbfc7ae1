/** Elasticsearch as the audit record's shelf. */
package io.swarmkeeper.indexer.elastic;
