/** Collects what reading a stack file needs from this machine. */
package io.swarmkeeper.cli.source;
