package io.swarmkeeper.stack.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Every form of every key, one a stack file, from {@code differential/catalogue.txt}. */
final class Catalogue {
  private static final Path FILE = Path.of("src/test/resources/differential/catalogue.txt");
  private static final String NEWEST_OF_BOTH = "3.9";

  private Catalogue() {}

  /**
   * Stack files to compare.
   *
   * @param name the line of the catalogue, or the seed
   * @param files their texts, in the order of {@code -c}
   */
  record Case(String name, List<String> files) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> all() {
    List<Case> cases = new ArrayList<>();
    String kind = "";
    for (String line : lines()) {
      if (line.startsWith("[") && line.endsWith("]") && !line.contains(":")) {
        kind = line.substring(1, line.length() - 1);
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        cases.add(new Case(kind + " | " + line, files(kind, line)));
      }
    }
    return cases;
  }

  /** Lines that belong below a service, without their version. */
  static List<String> services() {
    return all().stream()
        .filter(c -> c.name().startsWith("service | "))
        .map(c -> c.name().substring("service | ".length()))
        .toList();
  }

  /** Such a line in a file of its own. */
  static Case alone(String line) {
    return new Case(line, files("service", line));
  }

  private static List<String> files(String kind, String line) {
    String[] words = kind.split(" ", -1);
    String version = words.length > 1 ? words[1] : NEWEST_OF_BOTH;
    return switch (words[0]) {
      case "service" -> List.of(file(version, line));
      case "merge" ->
          List.of(line.split(" \\|\\| ", -1)).stream().map(l -> file(version, l)).toList();
      case "file" -> List.of(line.replace("\\n", "\n").replace("\\\n", "\\n") + "\n");
      default -> throw new IllegalStateException("unknown kind of case: " + kind);
    };
  }

  private static String file(String version, String line) {
    String[] parts = line.split(" ;; ", -1);
    String service = parts[0].startsWith("{") ? "<<: " + parts[0] : parts[0];
    String image = service.startsWith("image:") ? "" : "    image: shop/web:1\n";
    String top = parts.length > 1 ? parts[1] + "\n" : "";
    return "version: \"%s\"\nservices:\n  web:\n%s    %s\n%s"
        .formatted(version, image, service, top);
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
