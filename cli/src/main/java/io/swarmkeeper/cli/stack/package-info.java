/** The commands about stacks, and how they show plans and revisions. */
package io.swarmkeeper.cli.stack;
