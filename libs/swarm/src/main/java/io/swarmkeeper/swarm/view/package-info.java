/**
 * The swarm as the planner's decisions see it: immutable, with an age, read from raw JSON by one
 * pure function.
 */
package io.swarmkeeper.swarm.view;
