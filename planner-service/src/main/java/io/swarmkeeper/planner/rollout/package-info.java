/**
 * One stack going from one revision to the next, or back: the machine, its state, and whether it
 * did what its plan said. Pure.
 */
package io.swarmkeeper.planner.rollout;
