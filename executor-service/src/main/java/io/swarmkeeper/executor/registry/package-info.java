/** Registries: credentials in memory, and pulls ahead of an update. */
package io.swarmkeeper.executor.registry;
