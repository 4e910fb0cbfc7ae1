/**
 * One file a kind of change: what is there and what is asked, in; what to write or to say, out.
 * Pure.
 */
package io.swarmkeeper.executor.command;
