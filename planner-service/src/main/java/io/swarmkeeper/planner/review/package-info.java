/** Whether what happened is what the plan said. Pure. */
package io.swarmkeeper.planner.review;
