/** What a difference between two service specs does to tasks. */
package io.swarmkeeper.planner.plan.spec;
