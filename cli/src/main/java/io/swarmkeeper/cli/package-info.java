/**
 * The command line {@code keeper}: where it starts, what it knows of its surroundings, how it ends.
 */
package io.swarmkeeper.cli;
