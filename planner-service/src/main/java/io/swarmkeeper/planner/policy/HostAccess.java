package io.swarmkeeper.planner.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.swarm.settings.Mount;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A part of a node's file system that a mount lets a container have.
 *
 * @param written how the file has it
 */
record HostAccess(HostPath path, String written, boolean readOnly) {
  /** What the local driver mounts with these has nothing of the node in it. */
  private static final Set<String> NOT_OF_THE_NODE = Set.of("nfs", "nfs4", "cifs", "smb3", "tmpfs");

  private static final Set<String> BINDING = Set.of("bind", "rbind");

  /** What a mount gives; nothing if it is a volume of its own. */
  static Optional<HostAccess> of(Mount mount) {
    return switch (mount.type()) {
      case "bind" -> Optional.of(at(HostPath.of(mount.source()), mount.source(), mount));
      case "npipe" ->
          Optional.of(at(HostPath.of(mount.source().replace('/', '\\')), mount.source(), mount));
      case "volume" -> mount.driver().equals("local") ? ofLocalVolume(mount) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static HostAccess at(HostPath path, String written, Mount mount) {
    return new HostAccess(path, written, mount.readOnly());
  }

  /**
   * The local driver calls mount(2) with what the file says: a bind mount is a host mount, and so
   * is every file system that is made of the node's own (overlay, proc, a disk).
   */
  private static Optional<HostAccess> ofLocalVolume(Mount mount) {
    var options = mount.driverOptions();
    var type = options.path("type").asText("");
    var device = options.path("device").asText("");
    if (options.isEmpty() || (type.isEmpty() && device.isEmpty() && !binds(options))) {
      return Optional.empty();
    }
    var written = "volume %s, device '%s'".formatted(mount.source(), device);
    if (options.propertyStream().map(Map.Entry::getValue).anyMatch(HostAccess::template)) {
      return Optional.of(at(HostPath.ANYWHERE, written, mount));
    }
    if (binds(options)) {
      return Optional.of(at(HostPath.of(device), written, mount));
    }
    return NOT_OF_THE_NODE.contains(type)
        ? Optional.empty()
        : Optional.of(at(HostPath.ANYWHERE, written, mount));
  }

  private static boolean template(JsonNode value) {
    return value.asText("").contains("{{");
  }

  private static boolean binds(JsonNode options) {
    return Stream.of(options.path("o").asText("").split(",", -1))
        .map(word -> word.strip().toLowerCase(Locale.ROOT))
        .anyMatch(BINDING::contains);
  }

  /** Spread to the node of what is mounted below it. */
  static boolean spreads(Mount mount) {
    return List.of("shared", "rshared").contains(mount.propagation().toLowerCase(Locale.ROOT));
  }

  /** For people. */
  String words() {
    return path.path().equals(written) ? path.toString() : "%s (as '%s')".formatted(path, written);
  }
}
