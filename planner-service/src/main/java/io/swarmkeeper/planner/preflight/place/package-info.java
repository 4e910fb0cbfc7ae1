/** Whether tasks find a node. Pure. */
package io.swarmkeeper.planner.preflight.place;
