/** How long carrying a plan out takes, as a range and with its basis. Pure. */
package io.swarmkeeper.planner.plan.forecast;
