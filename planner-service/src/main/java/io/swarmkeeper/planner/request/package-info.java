/**
 * What becomes of a request: refused with every reason, or an operation with its claim and its
 * revision.
 */
package io.swarmkeeper.planner.request;
