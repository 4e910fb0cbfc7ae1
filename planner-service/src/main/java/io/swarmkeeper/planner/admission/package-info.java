/** Whether a request is taken up, and how its operation begins. Pure. */
package io.swarmkeeper.planner.admission;
