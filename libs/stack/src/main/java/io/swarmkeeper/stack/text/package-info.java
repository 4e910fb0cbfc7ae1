/** Small languages inside strings: durations, sizes, ports, mounts, images, command lines. */
package io.swarmkeeper.stack.text;
