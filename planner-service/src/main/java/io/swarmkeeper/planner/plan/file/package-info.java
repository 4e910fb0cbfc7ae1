/** From the stack files in a request to what is wanted. Pure. */
package io.swarmkeeper.planner.plan.file;
