/** One file decoded: its variables filled in, then each entry in one form, as docker has it. */
package io.swarmkeeper.stack.load;
