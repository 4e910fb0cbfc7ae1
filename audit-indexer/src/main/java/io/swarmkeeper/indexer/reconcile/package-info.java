/** Whether every entry of the journal is in the audit record, and mending it where not. */
package io.swarmkeeper.indexer.reconcile;
