/**
 * Small languages inside strings: durations, sizes, ports, mounts, images, variables, command
 * lines.
 */
package io.swarmkeeper.stack.text;
