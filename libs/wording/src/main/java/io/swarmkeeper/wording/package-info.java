/** What each message says, in words: once, for the command line, the audit record and the page. */
package io.swarmkeeper.wording;
