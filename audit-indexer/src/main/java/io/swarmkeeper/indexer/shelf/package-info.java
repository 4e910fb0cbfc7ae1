/** Where the audit record is kept, as the rest of the indexer sees it. */
package io.swarmkeeper.indexer.shelf;
