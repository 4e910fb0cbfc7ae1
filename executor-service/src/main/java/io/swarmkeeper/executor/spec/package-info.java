/** The spec to write: what a revision records, made ready for the engine as it is now. Pure. */
package io.swarmkeeper.executor.spec;
