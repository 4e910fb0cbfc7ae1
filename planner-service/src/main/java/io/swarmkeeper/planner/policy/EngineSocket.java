package io.swarmkeeper.planner.policy;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where an engine, or what is below it, listens: who may write there is root on the node. */
final class EngineSocket {
  private static final Set<String> NAMES =
      Set.of(
          "docker.sock",
          "docker_engine",
          "docker_engine_windows",
          "containerd.sock",
          "containerd.sock.ttrpc",
          "containerd-containerd",
          "podman.sock",
          "crio.sock",
          "buildkitd.sock");

  private static final List<HostPath> ROOMS =
      Stream.of("/run/docker", "/run/containerd", "/run/podman", "/run/crio", "/run/snap.docker")
          .map(HostPath::of)
          .toList();

  private static final HostPath USUAL = HostPath.of("/run/docker.sock");

  /** Where /var/run is no link to /run. */
  private static final HostPath BEFORE = new HostPath("/var/run/docker.sock");

  /** Where the engines of people who are not root listen. */
  private static final Pattern OF_USERS =
      Pattern.compile("/run/user(/[^/]+(/(docker|containerd|podman)(/.*)?)?)?", Pattern.DOTALL);

  private EngineSocket() {}

  /** Whether a path is one. */
  static boolean at(HostPath path) {
    return NAMES.contains(path.name());
  }

  /** Whether who has a path has one. */
  static boolean within(HostPath path) {
    return at(path)
        || path.contains(USUAL)
        || path.contains(BEFORE)
        || OF_USERS.matcher(path.path()).matches()
        || ROOMS.stream().anyMatch(room -> room.contains(path) || path.contains(room));
  }
}
