package io.swarmkeeper.stack.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.Contents;
import io.swarmkeeper.stack.Problem;
import io.swarmkeeper.stack.Reading;
import io.swarmkeeper.stack.StackInput;
import io.swarmkeeper.stack.StackText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Broken files of every kind: always an answer, never an exception. {@code keeper.full} reads
 * 10,000; the seed in a failure's name is the bug report.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FuzzTest {
  private static final int FILES = Boolean.getBoolean("keeper.full") ? 10_000 : 300;
  private static final List<String> TOKENS =
      List.of(
          "[",
          "]",
          "{",
          "}",
          ":",
          ": ",
          "- ",
          "&a ",
          "*a",
          "<<: *a",
          "!!int ",
          "!!binary ",
          "|",
          ">",
          "'",
          "\"",
          "#",
          "\t",
          "\n",
          "\n  ",
          "---\n",
          "...",
          "null",
          "~",
          "true",
          "-1",
          "0",
          "1e400",
          ".inf",
          "99999999999999999999",
          "${",
          "${A:-",
          "$",
          "x-a: 1\n",
          "\u0000",
          "\uFEFF",
          "é",
          "%",
          "deploy: ",
          "ports: ",
          "services: ",
          "networks: ",
          "2019-01-01",
          "? ",
          "1s",
          "-5s",
          "@",
          "`");

  @Test
  void every_mutated_file_gets_an_answer() throws IOException {
    List<byte[]> corpus = corpus();
    for (int seed = 0; seed < FILES; seed++) {
      var random = new Random(seed);
      byte[] mutated = mutated(corpus, random);
      for (Compat compat : Compat.values()) {
        assertAnswered(mutated, compat, "seed " + seed);
      }
    }
  }

  private static void assertAnswered(byte[] bytes, Compat compat, String name) {
    try {
      Reading reading = read(bytes, compat);
      if (reading instanceof Reading.Refused refused) {
        assertThat(refused.problems()).as(name).isNotEmpty();
      }
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(
          name + " at " + compat + ": " + new String(bytes, StandardCharsets.UTF_8), e);
    }
  }

  private static Reading read(byte[] bytes, Compat compat) {
    return StackFiles.read(
        new StackInput(
            "shop",
            List.of(new StackText("f.yml", bytes), new StackText("g.yml", bytes)),
            Map.of("A", "1"),
            _ -> Optional.of(new byte[] {'A', '=', 'x'}),
            compat,
            Optional.empty()));
  }

  private static byte[] mutated(List<byte[]> corpus, Random random) {
    byte[] bytes = corpus.get(random.nextInt(corpus.size()));
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes; i++) {
      bytes = change(bytes, corpus, random);
    }
    return bytes;
  }

  private static byte[] change(byte[] bytes, List<byte[]> corpus, Random random) {
    int at = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, at + random.nextInt(40));
    var out = new ByteArrayOutputStream();
    out.write(bytes, 0, at);
    switch (random.nextInt(5)) {
      case 0 ->
          out.writeBytes(
              TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8));
      case 1 -> out.write(random.nextInt(256));
      case 2 -> out.write(bytes, at, to - at);
      case 3 -> {
        byte[] other = corpus.get(random.nextInt(corpus.size()));
        int from = random.nextInt(other.length + 1);
        out.write(other, from, Math.min(other.length - from, random.nextInt(80)));
      }
      default -> {
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
      }
    }
    out.write(bytes, at, bytes.length - at);
    return out.toByteArray();
  }

  private static List<byte[]> corpus() throws IOException {
    List<byte[]> corpus = new ArrayList<>();
    try (Stream<Path> files = java.nio.file.Files.walk(Path.of("src/test/resources/stacks"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yml")).sorted().toList()) {
        corpus.add(java.nio.file.Files.readAllBytes(file));
      }
    }
    return corpus;
  }

  @Test
  void a_yaml_bomb_is_refused_before_it_grows() {
    var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      bomb.append(
          "a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1)));
    }
    assertThat(refusal(bomb.toString())).contains("holds more than 1000000 values");
  }

  @Test
  void deep_nesting_is_refused() {
    assertThat(refusal("a: " + "[".repeat(100_000))).contains("nested deeper than 100 levels");
    assertThat(refusal("a: " + "{a: ".repeat(100_000))).contains("nested deeper than 100 levels");
  }

  @Test
  void a_file_of_fifty_megabytes_is_refused_unread() {
    assertThat(refusal("#".repeat(50_000_000))).contains("has 50000000 bytes");
  }

  @Test
  void ten_thousand_services_are_read() {
    var text = new StringBuilder("services:\n");
    for (int i = 0; i < 10_000; i++) {
      text.append(
          "  s%d: {image: \"shop/web:1\", environment: {A: \"%d\"}, deploy: {replicas: 2}}\n"
              .formatted(i, i));
    }
    Reading reading =
        StackFiles.read(
            new StackInput(
                "shop",
                List.of(new StackText("f.yml", text.toString().getBytes(StandardCharsets.UTF_8))),
                Map.of(),
                Contents.of(Map.of()),
                Compat.DOCKER_28,
                Optional.empty()));
    assertThat(((Reading.Accepted) reading).stack().services()).hasSize(10_000);
  }

  @Test
  void a_huge_exponent_is_no_number_of_cpus_or_bytes() {
    String text =
        "services: {a: {image: x, deploy: {resources: {limits: {cpus: \"1e999999999\", memory:"
            + " \"1e999999999G\"}}}}}";
    assertThat(refusals(text))
        .anyMatch(line -> line.contains("is no number of CPUs"))
        .anyMatch(line -> line.contains("is no size"));
  }

  private static String refusal(String text) {
    return refusals(text).getFirst();
  }

  private static List<String> refusals(String text) {
    var reading = read(text.getBytes(StandardCharsets.UTF_8), Compat.DOCKER_28);
    return ((Reading.Refused) reading).problems().stream().map(Problem::line).toList();
  }
}
