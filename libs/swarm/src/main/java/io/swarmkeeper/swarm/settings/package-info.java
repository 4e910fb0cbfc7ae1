/** What the raw spec of a service says, in types. The raw spec stays whole underneath. Pure. */
package io.swarmkeeper.swarm.settings;
