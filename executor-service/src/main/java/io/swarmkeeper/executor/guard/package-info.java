/**
 * The engine's own rules, measured: each says in one sentence why something must not be sent,
 * whatever the planner asked (docs/engine-rules.md). Pure.
 */
package io.swarmkeeper.executor.guard;
