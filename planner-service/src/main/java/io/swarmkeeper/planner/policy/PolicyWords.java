package io.swarmkeeper.planner.policy;

import java.util.List;

/** The keys of the policy's file. */
final class PolicyWords {
  static final String POLICY = "policy";
  static final String STACKS = "stacks";
  static final String HOST_MOUNTS = "host-mounts";
  static final String ENGINE_SOCKET = "engine-socket";
  static final String MOUNT_PROPAGATION = "mount-propagation";
  static final String VOLUME_DRIVERS = "volume-drivers";
  static final String CAP_ADD = "cap-add";
  static final String SYSCTLS = "sysctls";
  static final String HOST_NETWORK = "host-network";
  static final String HOST_PORTS = "host-ports";
  static final String ROOT_USER = "root-user";
  static final String CREDENTIAL_SPEC = "credential-spec";
  static final String UNCONFINED = "unconfined";

  static final String OTHERWISE = "otherwise";
  static final String READ_ONLY = "read-only";

  /** Everything that an entry may have, as the docs have it. */
  static final List<String> OF_AN_ENTRY =
      List.of(
          STACKS,
          HOST_MOUNTS,
          ENGINE_SOCKET,
          MOUNT_PROPAGATION,
          VOLUME_DRIVERS,
          CAP_ADD,
          SYSCTLS,
          HOST_NETWORK,
          HOST_PORTS,
          ROOT_USER,
          CREDENTIAL_SPEC,
          UNCONFINED);

  private PolicyWords() {}
}
