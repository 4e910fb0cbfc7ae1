/** What the planner answers when it is asked. */
package io.swarmkeeper.planner.query;
