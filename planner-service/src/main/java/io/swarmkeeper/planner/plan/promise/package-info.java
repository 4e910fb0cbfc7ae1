/** What a plan depends on, and what has moved since it was made. Pure. */
package io.swarmkeeper.planner.plan.promise;
