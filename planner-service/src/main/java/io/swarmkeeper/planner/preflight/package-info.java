/**
 * Preflight: what would go wrong, found before anything is touched, all of it at once. One rule a
 * file. Pure.
 */
package io.swarmkeeper.planner.preflight;
