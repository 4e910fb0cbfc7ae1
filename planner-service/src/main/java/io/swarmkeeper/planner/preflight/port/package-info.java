/** Whether published ports are free and get published. Pure. */
package io.swarmkeeper.planner.preflight.port;
