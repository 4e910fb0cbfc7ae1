/**
 * Reasons to hold back, one per file. The strictest wins, and its sentence is what the operator
 * reads. Pure.
 */
package io.swarmkeeper.planner.gate;
