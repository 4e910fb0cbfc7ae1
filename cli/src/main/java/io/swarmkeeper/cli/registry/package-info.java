/** What this machine's docker knows of registries: credentials, and the programs that keep them. */
package io.swarmkeeper.cli.registry;
