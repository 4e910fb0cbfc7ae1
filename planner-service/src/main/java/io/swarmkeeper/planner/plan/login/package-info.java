/** Which registry credentials Swarm has for a service, and whether it gets others. Pure. */
package io.swarmkeeper.planner.plan.login;
