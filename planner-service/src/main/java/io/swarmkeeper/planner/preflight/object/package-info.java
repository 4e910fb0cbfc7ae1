/** Whether what services refer to is there, and what state they lose. Pure. */
package io.swarmkeeper.planner.preflight.object;
