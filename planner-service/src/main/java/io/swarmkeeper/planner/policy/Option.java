package io.swarmkeeper.planner.policy;

/**
 * A root-like option that a service has, and what the policy says to it.
 *
 * @param field of the service in its stack file
 * @param what the service does, in words: "mounts /etc of the node"
 * @param rule the key of the policy that decided
 */
record Option(String field, String what, String rule, Permission permission) {}
