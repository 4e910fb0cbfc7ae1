package io.swarmkeeper.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmkeeper.cli.Main;
import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.Problem;
import io.swarmkeeper.stack.Reading;
import io.swarmkeeper.stack.StackInput;
import io.swarmkeeper.stack.StackSpec;
import io.swarmkeeper.stack.StackText;
import io.swarmkeeper.stack.files.StackFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code keeper spec} as a process says what the library says: verdict, sentences and requests.
 * Every fourth of the cases that docker's answers are recorded for; a JVM each, so only with {@code
 * keeper.full}.
 */
@EnabledIfSystemProperty(named = "keeper.full", matches = "true")
class SpecProcessTest {
  private static final Path CASES = Path.of("../libs/stack/src/test/resources/stacks/cases");
  private static final Map<String, String> VARIABLES = Map.of("HOME", "/root", "REPL", "4");
  private static final int EVERY = 4;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path output;

  @ParameterizedTest
  @EnumSource
  void a_process_says_what_the_library_says(Compat compat) throws Exception {
    List<Path> cases;
    try (Stream<Path> files = Files.list(CASES)) {
      cases = files.filter(f -> f.toString().endsWith(".yml")).sorted().toList();
    }
    int accepted = 0;
    for (int i = 0; i < cases.size(); i += EVERY) {
      accepted += check(cases.get(i), compat) ? 1 : 0;
    }
    assertThat(accepted).as("both verdicts occur").isBetween(1, cases.size() / EVERY - 1);
  }

  private boolean check(Path file, Compat compat) throws Exception {
    Path out = output.resolve("out");
    Path err = output.resolve("err");
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "spec",
                "--compat",
                compat.word(),
                "-c",
                file.getFileName().toString(),
                "cf")
            .directory(CASES.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(VARIABLES);
    int exit = builder.start().waitFor();
    String said = Files.readString(err);
    String printed = Files.readString(out);
    return switch (library(file, compat)) {
      case Reading.Accepted(var stack, var warnings, var refusals) -> {
        assertThat(exit).as("%s: %s", file, said).isZero();
        JsonNode json = JSON.readTree(printed);
        assertThat(json.get("requests").findValues("body")).isEqualTo(bodies(stack));
        assertThat(texts(json.get("warnings"))).isEqualTo(lines(warnings));
        assertThat(texts(json.get("refusals"))).isEqualTo(lines(refusals));
        yield true;
      }
      case Reading.Refused(var problems, _) -> {
        assertThat(exit).as("%s", file).isEqualTo(1);
        assertThat(printed).isEmpty();
        assertThat(said).contains(lines(problems));
        yield false;
      }
    };
  }

  private static Reading library(Path file, Compat compat) throws IOException {
    var text = new StackText(file.getFileName().toString(), Files.readAllBytes(file));
    var directory = CASES.toAbsolutePath().normalize();
    return StackFiles.read(
        new StackInput(
            "cf",
            List.of(text),
            VARIABLES,
            path -> {
              try {
                Path pointed = directory.resolve(path);
                return Files.isRegularFile(pointed) || path.equals("/dev/null")
                    ? Optional.of(Files.readAllBytes(pointed))
                    : Optional.empty();
              } catch (IOException _) {
                return Optional.empty();
              }
            },
            compat,
            Optional.of(directory.toString())));
  }

  private static List<JsonNode> bodies(StackSpec stack) throws IOException {
    var bodies = new ArrayList<JsonNode>();
    for (var named : Stream.of(stack.networks(), stack.secrets(), stack.configs()).toList()) {
      for (var object : named) {
        bodies.add(object.body());
      }
    }
    stack.services().forEach(service -> bodies.add(service.body()));
    // what is compared has been JSON once on both sides
    var read = JSON.readTree(JSON.writeValueAsString(bodies));
    var list = new ArrayList<JsonNode>();
    read.forEach(list::add);
    return list;
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static List<String> lines(List<Problem> problems) {
    return problems.stream().map(Problem::line).toList();
  }
}
