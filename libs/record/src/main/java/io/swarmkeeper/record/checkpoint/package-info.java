/** How ranges of the journal are sealed, and how seals are checked. Pure. */
package io.swarmkeeper.record.checkpoint;
