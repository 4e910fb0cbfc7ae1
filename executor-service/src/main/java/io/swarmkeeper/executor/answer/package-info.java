/** Answers to what the planner asks of a manager: the raw state of the swarm, and images. */
package io.swarmkeeper.executor.answer;
