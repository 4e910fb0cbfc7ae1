/** Decides. The shell is here; what is decided, and where, is in the packages below. */
package io.swarmkeeper.planner;
