/** What each message of the journal says in one sentence. */
package io.swarmkeeper.cli.journal;
