/**
 * Swarm's JSON is read here and nowhere else: its labels, task states, defaults and writers. Pure.
 */
package io.swarmkeeper.swarm;
