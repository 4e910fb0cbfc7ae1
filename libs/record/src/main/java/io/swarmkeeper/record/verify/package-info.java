/** Whether the journal, Elasticsearch and the checkpoints tell the same story. Pure. */
package io.swarmkeeper.record.verify;
