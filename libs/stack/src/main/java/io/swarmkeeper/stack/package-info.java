/**
 * Compose stack files, read exactly as {@code docker stack deploy} reads them: what goes into a
 * reading and what comes out of it. {@link io.swarmkeeper.stack.files.StackFiles} reads. Pure: no
 * file system, no clock, no network.
 */
package io.swarmkeeper.stack;
