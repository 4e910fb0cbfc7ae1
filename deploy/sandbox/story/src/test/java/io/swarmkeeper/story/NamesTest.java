package io.swarmkeeper.story;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A file's name means one thing in the whole project. */
class NamesTest {
  private static final Pattern MAIN =
      Pattern.compile("(.+)/src/main/java/.*/(?!package-info)([A-Za-z]+)\\.java");

  /** What each of our programs has, and what both stores say to whoever was too late. */
  private static final Set<String> SAME_EVERYWHERE =
      Set.of("Health", "Metrics", "Settings", "Wiring", "ChangedMeanwhile");

  private record Named(String name, String module) {}

  private static List<Named> names() throws IOException {
    try (var files = Files.walk(Sandbox.ROOT)) {
      return files
          .map(Sandbox.ROOT::relativize)
          .map(Path::toString)
          .map(MAIN::matcher)
          .filter(file -> file.matches())
          .map(file -> new Named(file.group(2), file.group(1)))
          .toList();
    }
  }

  @Test
  void no_name_means_different_things_in_two_modules() throws IOException {
    var modules =
        names().stream()
            .filter(file -> !SAME_EVERYWHERE.contains(file.name()))
            .collect(groupingBy(Named::name, mapping(Named::module, toSet())));
    assertThat(modules).hasSizeGreaterThan(500);
    assertThat(modules.entrySet().stream().filter(name -> name.getValue().size() > 1).toList())
        .isEmpty();
  }
}
