/** How things are now ({@code keeper status}), and what has happened ({@code keeper events}). */
package io.swarmkeeper.cli.status;
