/** The planner's stores and questions over NATS. */
package io.swarmkeeper.planner.nats;
