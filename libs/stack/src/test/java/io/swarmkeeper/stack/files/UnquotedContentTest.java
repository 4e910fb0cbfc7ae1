package io.swarmkeeper.stack.files;

import static io.swarmkeeper.stack.files.GivenFiles.file;
import static io.swarmkeeper.stack.files.GivenFiles.web;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.Problem;
import io.swarmkeeper.stack.Reading;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A secret in the wrong place, or written wrongly: the place is told, what stands there is not.
 * What stands where a name belongs is a name, and quoted.
 */
class UnquotedContentTest {
  private static final String CANARY = "hunter2Canary";

  /** Where people write secrets. */
  private static final List<String> PLACES =
      List.of(
          "environment: %s",
          "environment: [%s]",
          "environment: {DB_PASSWORD: %s}",
          "labels: %s",
          "labels: {auth: %s}",
          "deploy: {labels: %s}",
          "deploy: {labels: {auth: %s}}",
          "command: %s",
          "command: [%s]",
          "entrypoint: {a: %s}",
          "healthcheck: {test: %s}",
          "healthcheck: {test: [%s]}",
          "healthcheck: %s",
          "logging: {driver: x, options: %s}",
          "logging: {driver: x, options: {token: %s}}",
          "sysctls: %s",
          "deploy: {replicas: %s}",
          "secrets: [{source: {a: %s}}]",
          "env_file: {a: %s}");

  /** What goes wrong with them. */
  private static final List<String> FORMS =
      List.of(
          CANARY,
          "{a: {b: " + CANARY + "}}",
          "[[" + CANARY + "]]",
          "[" + CANARY + ", " + CANARY + "]",
          "*" + CANARY,
          "&" + CANARY + " *" + CANARY,
          "!!int " + CANARY,
          "!!binary " + CANARY + "=",
          "!" + CANARY,
          "!" + CANARY + "!x y",
          "\"" + CANARY,
          "'" + CANARY,
          "{" + CANARY,
          "\"" + CANARY + "\\q\"",
          "@" + CANARY,
          "`" + CANARY,
          "%" + CANARY,
          CANARY + "$",
          "\"" + CANARY + "${\"",
          "${SECRET}",
          "\"${SECRET}$\"",
          "${SECRET?}" + CANARY + "$",
          "[A=" + CANARY + ", A=" + CANARY + "]");

  static Stream<String> files() {
    return PLACES.stream().flatMap(place -> FORMS.stream().map(form -> place.formatted(form)));
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_value_is_not_quoted(String line) {
    for (var compat : Compat.values()) {
      var reading = web(line).with("SECRET", CANARY).in(compat).read();
      assertThat(said(reading)).allSatisfy(l -> assertThat(l).doesNotContain(CANARY));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A=1\nDB PASSWORD=hunter2Canary",
        "hunter2Canary with blanks",
        "=hunter2Canary",
        "A=hunter2Canary\nB\tC=hunter2Canary",
      })
  void a_line_of_an_env_file_is_not_quoted(String content) {
    var reading = web("env_file: [app.env]").holding("app.env", content).read();
    assertThat(reading).isInstanceOf(Reading.Refused.class);
    assertThat(said(reading))
        .allSatisfy(l -> assertThat(l).doesNotContain(CANARY).contains("app.env").contains("line"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secrets: {a: {file: b, driver_opts: {x: %s}, driver: %s}}",
        "secrets: {a: %s}",
        "secrets: {a: {labels: %s}}",
        "networks: {a: {driver_opts: %s}}",
        "networks: {a: {labels: [%s, %s]}}",
        "volumes: {a: {driver_opts: {o: [%s]}}}",
        "volumes: {a: {driver: x, driver_opts: %s}}",
        "configs: {a: {file: b, labels: {x: [%s]}}}",
      })
  void nor_is_one_beside_the_services(String section) {
    for (var form : FORMS) {
      var text = section.replace("%s", form);
      var reading =
          file("version: \"3.8\"", "services: {a: {image: x}}", text).with("SECRET", CANARY).read();
      assertThat(said(reading)).allSatisfy(l -> assertThat(l).doesNotContain(CANARY));
    }
  }

  private static List<String> said(Reading reading) {
    var problems =
        switch (reading) {
          case Reading.Accepted(_, var warnings, var refusals) ->
              Stream.concat(warnings.stream(), refusals.stream());
          case Reading.Refused(var errors, var warnings) ->
              Stream.concat(errors.stream(), warnings.stream());
        };
    return problems.map(Problem::line).toList();
  }
}
