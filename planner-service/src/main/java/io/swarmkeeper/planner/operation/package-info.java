/** What every operation has in common: its header, what can happen to it, what it may do. Pure. */
package io.swarmkeeper.planner.operation;
