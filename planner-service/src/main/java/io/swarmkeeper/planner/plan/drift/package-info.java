/** What was changed behind our back. Pure. */
package io.swarmkeeper.planner.plan.drift;
