/** Images before tasks: which nodes need which, how many at once, and what comes of it. Pure. */
package io.swarmkeeper.planner.pull;
