/** What of a message's text the audit record keeps: all but what looks like a secret. */
package io.swarmkeeper.record.kept;
