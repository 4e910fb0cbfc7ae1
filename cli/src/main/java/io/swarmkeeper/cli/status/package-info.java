/** {@code keeper status}: how things are now. */
package io.swarmkeeper.cli.status;
