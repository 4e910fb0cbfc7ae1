package io.swarmkeeper.planner.policy;

import io.swarmkeeper.swarm.settings.Mount;
import java.util.stream.Stream;

/**
 * What the policy says to a mount.
 *
 * @param host a path of the node
 * @param socket a path that has the engine's socket in it
 * @param spreading a mount that spreads to the node what is mounted below it
 * @param drivers what makes a volume, where it is not the local driver
 */
record MountRules(PathRule host, Permission socket, Permission spreading, NameRule drivers) {
  private static final String VOLUMES = "volumes";

  Stream<Option> of(Mount mount) {
    var access = HostAccess.of(mount).stream().map(this::access);
    var spread =
        HostAccess.spreads(mount)
            ? Stream.of(
                new Option(
                    VOLUMES,
                    "mounts %s so that what is mounted below it spreads to the node"
                        .formatted(mount.source()),
                    PolicyWords.MOUNT_PROPAGATION,
                    spreading))
            : Stream.<Option>empty();
    var driver =
        mount.type().equals("volume") && !mount.driver().equals("local")
            ? Stream.of(
                new Option(
                    VOLUMES,
                    "has a volume of the driver " + mount.driver(),
                    PolicyWords.VOLUME_DRIVERS,
                    drivers.on(mount.driver())))
            : Stream.<Option>empty();
    return Stream.of(access, spread, driver).flatMap(all -> all);
  }

  /** One sentence for each mount: that of the rule that is the strictest. */
  private Option access(HostAccess access) {
    var path = access.path();
    if (!EngineSocket.within(path)) {
      return ofHost(access, host.on(access));
    }
    var asPath =
        EngineSocket.at(path) ? host.listed(access).orElse(Permission.ALLOW) : host.on(access);
    return asPath.compareTo(socket) > 0
        ? ofHost(access, asPath)
        : new Option(
            VOLUMES,
            "mounts %s of the node, %s: whoever has that is root on the node"
                .formatted(
                    access.words(),
                    EngineSocket.at(path)
                        ? "the engine's socket"
                        : "which has the engine's socket"),
            PolicyWords.ENGINE_SOCKET,
            socket);
  }

  private Option ofHost(HostAccess access, Permission permission) {
    var way = host.allowedToRead(access) && !access.readOnly() ? "; read_only is allowed" : "";
    return new Option(
        VOLUMES,
        "mounts %s of the node%s".formatted(access.words(), way),
        PolicyWords.HOST_MOUNTS,
        permission);
  }
}
