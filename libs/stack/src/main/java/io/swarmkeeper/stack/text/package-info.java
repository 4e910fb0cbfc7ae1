/** Small languages inside stack files: durations, sizes, ports, images, command lines. */
package io.swarmkeeper.stack.text;
