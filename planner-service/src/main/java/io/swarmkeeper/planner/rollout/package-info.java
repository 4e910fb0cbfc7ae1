/**
 * One stack going from one revision to the next, or back: the machine, its state, and when a
 * service has arrived. Pure.
 */
package io.swarmkeeper.planner.rollout;
