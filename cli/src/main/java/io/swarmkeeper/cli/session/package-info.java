/** One call of {@code keeper}: what every command is given, and the two ways in which it ends. */
package io.swarmkeeper.cli.session;
