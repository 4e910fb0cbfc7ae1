package io.swarmkeeper.stack.docker;

import io.swarmkeeper.stack.docker.Catalogue.Case;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Real stack files with lines lost, doubled, indented otherwise or given other values. */
final class FileMutator {
  private static final Path STACKS = Path.of("src/test/resources/stacks");
  private static final List<String> VALUES =
      List.of(
          "",
          "~",
          "yes",
          "0755",
          "1.0",
          "\"\"",
          "'a'",
          "[a, b]",
          "{a: b}",
          "[]",
          "- a",
          "|",
          ">-",
          "\"3\"",
          "10s",
          "2019-01-01",
          "${FROM_ENV}",
          "$$",
          "a: b",
          "a #b",
          "!!str 5",
          "&a x",
          "*a",
          "1_000",
          "a:b",
          "-1",
          ".5",
          "\"a\\nb\"",
          "? a",
          "- - a",
          "a,b",
          "@",
          "%",
          "[a",
          "'a");

  private final List<String> corpus = new ArrayList<>();

  /** Of those files that are accepted by themselves. */
  FileMutator(Predicate<Case> accepted) throws IOException {
    try (Stream<Path> files = Files.walk(STACKS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yml")).sorted().toList()) {
        byte[] bytes = Files.readAllBytes(file);
        boolean utf16 = bytes.length > 1 && bytes[0] == (byte) 0xFF;
        var charset = utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        String text = new String(bytes, charset).replace("\r", "");
        if (accepted.test(new Case(file.toString(), List.of(text)))) {
          corpus.add(text);
        }
      }
    }
  }

  Case of(long seed) {
    var random = new Random(seed);
    random.nextLong();
    List<String> lines =
        new ArrayList<>(Arrays.asList(corpus.get(random.nextInt(corpus.size())).split("\n", -1)));
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      change(lines, random);
    }
    return new Case("mutation " + seed, List.of(String.join("\n", lines)));
  }

  private static void change(List<String> lines, Random random) {
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    int colon = line.indexOf(": ");
    switch (random.nextInt(6)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, line);
      case 2 -> lines.set(at, " " + line);
      case 3 -> lines.set(at, line.startsWith("  ") ? line.substring(2) : line);
      default -> {
        String value = VALUES.get(random.nextInt(VALUES.size()));
        lines.set(at, colon < 0 ? line + " " + value : line.substring(0, colon + 2) + value);
      }
    }
    if (lines.isEmpty()) {
      lines.add("");
    }
  }
}
