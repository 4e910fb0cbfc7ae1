/** Whether health can be seen, and enough of it stays. Pure. */
package io.swarmkeeper.planner.preflight.health;
