/** Getting every entry of the journal onto the shelf, once. */
package io.swarmkeeper.indexer.placing;
