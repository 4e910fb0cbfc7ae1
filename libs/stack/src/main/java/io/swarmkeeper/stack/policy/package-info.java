/** The {@code x-keeper} keys of stack files. */
package io.swarmkeeper.stack.policy;
