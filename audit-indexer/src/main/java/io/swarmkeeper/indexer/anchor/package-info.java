/** Tells the hashes of checkpoints to places that the record's writer cannot rewrite. */
package io.swarmkeeper.indexer.anchor;
