/** Swarmkeeper: see docs/architecture.md for what this package does. */
package io.swarmkeeper.watcher;
