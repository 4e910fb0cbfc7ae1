/**
 * Two service specs side by side: normal form, differences in Compose words, what a difference does
 * to tasks.
 */
package io.swarmkeeper.planner.plan.spec;
