/** Whether tasks find a node, and the ports that they publish. Pure. */
package io.swarmkeeper.planner.preflight.place;
