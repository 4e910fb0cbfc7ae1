/** One node being emptied, or taken back: the machine and its state. Pure. */
package io.swarmkeeper.planner.drain;
