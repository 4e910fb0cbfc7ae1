/**
 * What a plan is made of and what its rules may look at: what is wanted, what was seen and
 * recorded, and what a difference does to the tasks of one service. Pure.
 */
package io.swarmkeeper.planner.plan.given;
