/** Who the people are, who of them has asked, and whether that is proven. */
package io.swarmkeeper.planner.people;
