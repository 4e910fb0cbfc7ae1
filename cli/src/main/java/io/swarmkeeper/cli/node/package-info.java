/** The commands about nodes. */
package io.swarmkeeper.cli.node;
