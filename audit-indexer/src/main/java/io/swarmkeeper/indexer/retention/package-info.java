/** For how long the audit record is kept, and its removal, which is itself recorded. */
package io.swarmkeeper.indexer.retention;
