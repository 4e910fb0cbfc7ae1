package io.swarmkeeper.stack.docker;

import io.swarmkeeper.stack.docker.Catalogue.Case;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Random stack files from the lines of the {@link Catalogue}: several services with several keys
 * each, in one or two files, of any version. The seed is the file.
 */
final class StackFileGenerator {
  private static final List<String> VERSIONS =
      List.of("3.9", "3.9", "3.9", "3.9", "3.9", "3.8", "3.7", "3.13");

  private final List<String> good;
  private final List<String> all;

  /** Takes most lines from those that are accepted, so that most files are. */
  StackFileGenerator(Predicate<Case> accepted) {
    all = Catalogue.services();
    good = all.stream().filter(line -> accepted.test(Catalogue.alone(line))).toList();
  }

  Case of(long seed) {
    var random = new Random(seed);
    // The first draws of neighbouring seeds are alike.
    random.nextLong();
    String version = VERSIONS.get(random.nextInt(VERSIONS.size()));
    boolean bad = random.nextInt(6) == 0;
    List<String> files = new ArrayList<>();
    int count = random.nextInt(3) == 0 ? 2 : 1;
    for (int i = 0; i < count; i++) {
      files.add(file(random, version, bad));
    }
    return new Case("seed " + seed, files);
  }

  private String file(Random random, String version, boolean bad) {
    Map<String, String> top = new LinkedHashMap<>();
    var text = new StringBuilder("version: \"" + version + "\"\nservices:\n");
    List<String> names = new ArrayList<>(List.of("web", "api", "a.b", "y", "db_1"));
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      String name = names.remove(random.nextInt(names.size()));
      text.append("  ").append(name).append(":\n    image: shop/web:1\n");
      for (String line : service(random, top, bad)) {
        text.append("    ").append(line).append('\n');
      }
    }
    top.values().forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private List<String> service(Random random, Map<String, String> top, boolean bad) {
    List<String> lines = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (int i = 1 + random.nextInt(7); i > 0; i--) {
      List<String> from = bad && random.nextInt(8) == 0 ? all : good;
      String[] parts = from.get(random.nextInt(from.size())).split(" ;; ", -1);
      String key = key(parts[0]);
      String section = parts.length > 1 ? key(parts[1]) : "";
      boolean free = section.isEmpty() || top.getOrDefault(section, parts[1]).equals(parts[1]);
      if (!parts[0].startsWith("{") && free && keys.add(key)) {
        lines.add(parts[0]);
        if (!section.isEmpty()) {
          top.put(section, parts[1]);
        }
      }
    }
    return lines;
  }

  private static String key(String line) {
    return line.substring(0, Math.max(0, line.indexOf(':')));
  }
}
