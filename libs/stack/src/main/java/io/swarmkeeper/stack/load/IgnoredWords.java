package io.swarmkeeper.stack.load;

import io.swarmkeeper.stack.tree.Problems;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Text;
import java.util.List;

/**
 * Words and keys that docker lets through, and that the engine then takes for something else, or
 * never sees.
 */
public record IgnoredWords(Problems problems) {
  /** Looks at every service of a file with its variables filled in. */
  public void check(Mapping file) {
    file.mappings("services").forEach((name, service) -> service("services." + name, service));
  }

  private void service(String path, Mapping service) {
    taken(service, path, "isolation", "default", List.of("default", "process", "hyperv"));
    service.items(path, "ports").forEach(this::port);
    service.items(path, "volumes").forEach(this::mount);
    for (String key : List.of("secrets", "configs")) {
      service.items(path, key).forEach((at, item) -> unknown(item, at, ShortForms.REFERENCE));
    }
    service
        .mappings("networks")
        .forEach((name, network) -> addresses(path + ".networks." + name, network));
  }

  private void port(String path, Mapping port) {
    taken(port, path, "mode", "ingress", List.of("host", "ingress"));
    taken(port, path, "protocol", "tcp", List.of("tcp", "udp", "sctp"));
  }

  private void mount(String path, Mapping mount) {
    ShortForms.MOUNT_OPTIONS.forEach(
        (key, known) -> unknown(mount.below(key), path + "." + key, known));
  }

  private void addresses(String path, Mapping network) {
    for (String key : List.of("ipv4_address", "ipv6_address")) {
      if (network.get(key).isPresent()) {
        problems.warn(
            network.where(key),
            path + "." + key,
            "is ignored silently: swarm chooses the addresses");
      }
    }
  }

  private void taken(Mapping in, String path, String key, String instead, List<String> known) {
    in.get(key, Text.class)
        .filter(word -> !word.text().isEmpty())
        .filter(word -> known.stream().noneMatch(word.text()::equalsIgnoreCase))
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

  private void unknown(Mapping in, String path, List<String> known) {
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
