/** Puts the journal under seal, range by range; see docs/audit.md. */
package io.swarmkeeper.indexer.checkpoint;
