/**
 * What a request would do, computed from the wanted and the observed before anything is touched.
 * Pure.
 */
package io.swarmkeeper.planner.plan;
