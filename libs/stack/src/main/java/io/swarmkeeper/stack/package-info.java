/**
 * Compose stack files, read exactly as {@code docker stack deploy} reads them. {@link
 * io.swarmkeeper.stack.StackFiles} is the way in; nothing here does I/O.
 */
package io.swarmkeeper.stack;
