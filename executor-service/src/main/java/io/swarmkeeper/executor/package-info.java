/**
 * The executor: one on every node, does what the planner commands, on that node's engine. Wiring
 * shows every object that it is made of.
 */
package io.swarmkeeper.executor;
