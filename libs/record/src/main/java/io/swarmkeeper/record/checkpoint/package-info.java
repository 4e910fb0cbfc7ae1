/** What is sealed of the journal, how, and how seals are checked. Pure. */
package io.swarmkeeper.record.checkpoint;
