/**
 * Where operations, revisions and claims are kept, and what is kept: state and outbox in one value.
 */
package io.swarmkeeper.planner.store;
