/**
 * What becomes of a stack's networks, configs and secrets: under which name, made or kept, and what
 * may go. Pure.
 */
package io.swarmkeeper.planner.plan.object;
