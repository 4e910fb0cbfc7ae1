/** The commands that read the journal, and what each message says in one sentence. */
package io.swarmkeeper.cli.journal;
