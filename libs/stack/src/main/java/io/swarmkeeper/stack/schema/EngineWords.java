package io.swarmkeeper.stack.schema;

import io.swarmkeeper.stack.tree.Problems;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Field;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Words and keys that docker lets through, and that the engine then takes for something else, or
 * never sees.
 */
public final class EngineWords {
  private static final Map<String, Set<String>> KNOWN_INSIDE =
      Map.of(
          "bind", Set.of("propagation"),
          "volume", Set.of("nocopy", "subpath"),
          "tmpfs", Set.of("size"));
  private static final Set<String> REFERENCE = Set.of("source", "target", "uid", "gid", "mode");

  private final Problems problems;

  /** Reports to {@code problems}. */
  public EngineWords(Problems problems) {
    this.problems = problems;
  }

  /** Looks at every service of a file with its variables filled in. */
  public void check(Mapping file) {
    file.mapping("services")
        .ifPresent(services ->
            services
                .fields()
                .forEach((name, field) -> {
                  if (field.value() instanceof Mapping service) {
                    service("services." + name, service);
                  }
                }));
  }

  private void service(String path, Mapping service) {
    taken(service, path, "isolation", "default", List.of("default", "process", "hyperv"));
    items(service, path, "ports").forEach(this::port);
    items(service, path, "volumes").forEach(this::mount);
    items(service, path, "secrets").forEach((at, item) -> unknown(item, at, REFERENCE));
    items(service, path, "configs").forEach((at, item) -> unknown(item, at, REFERENCE));
    service.mapping("networks").ifPresent(networks -> networks(path + ".networks", networks));
  }

  private void port(String path, Mapping port) {
    taken(port, path, "mode", "ingress", List.of("host", "ingress"));
    taken(port, path, "protocol", "tcp", List.of("tcp", "udp", "sctp"));
  }

  private void mount(String path, Mapping mount) {
    for (var options : KNOWN_INSIDE.entrySet()) {
      String key = options.getKey();
      mount.mapping(key).ifPresent(m -> unknown(m, path + "." + key, options.getValue()));
    }
  }

  private void networks(String path, Mapping networks) {
    for (var entry : networks.fields().entrySet()) {
      if (entry.getValue().value() instanceof Mapping network) {
        for (String key : List.of("ipv4_address", "ipv6_address")) {
          Field field = network.fields().get(key);
          if (field != null) {
            problems.warn(
                field.key(),
                path + "." + entry.getKey() + "." + key,
                "is ignored silently: swarm chooses the addresses");
          }
        }
      }
    }
  }

  private static Map<String, Mapping> items(Mapping service, String path, String key) {
    Map<String, Mapping> items = new LinkedHashMap<>();
    int index = 0;
    for (Value item : service.items(key)) {
      String at = path + "." + key + "." + index++;
      if (item instanceof Mapping mapping) {
        items.put(at, mapping);
      }
    }
    return items;
  }

  private void taken(Mapping in, String path, String key, String instead, List<String> known) {
    stranger(in, key, known)
        .ifPresent(word ->
            problems.warn(
                word.at(),
                path + "." + key,
                "'"
                    + word.text()
                    + "' is unknown, and the engine silently takes "
                    + instead
                    + "; "
                    + listed(known)
                    + " are known"));
  }

  private static Optional<Text> stranger(Mapping in, String key, List<String> known) {
    return in.get(key)
        .filter(Text.class::isInstance)
        .map(Text.class::cast)
        .filter(word -> !word.text().isEmpty())
        .filter(word -> known.stream().noneMatch(word.text()::equalsIgnoreCase));
  }

  private void unknown(Mapping in, String path, Set<String> known) {
    in.fields()
        .forEach((key, field) -> {
          if (known.stream().noneMatch(key::equalsIgnoreCase)) {
            problems.warn(field.key(), path + "." + key, "is unknown and ignored silently");
          }
        });
  }

  private static String listed(List<String> words) {
    return String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
  }
}
