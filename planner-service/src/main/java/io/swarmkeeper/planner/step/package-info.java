/**
 * What one step of any operation is: the command that carries it out, what an outcome or a look
 * means for it, and when a service has arrived. Pure.
 */
package io.swarmkeeper.planner.step;
