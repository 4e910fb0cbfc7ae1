/** Carrying commands out: read, decide, write, and tell what became of it. */
package io.swarmkeeper.executor.execution;
