/**
 * The other side of the wire: questions to the planner, requests into the journal, and the journal
 * itself.
 */
package io.swarmkeeper.cli.remote;
