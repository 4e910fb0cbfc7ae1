/** The swarm as the planner sees it, and how old that is. */
package io.swarmkeeper.planner.sight;
