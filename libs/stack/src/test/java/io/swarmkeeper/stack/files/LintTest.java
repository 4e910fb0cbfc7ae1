package io.swarmkeeper.stack.files;

import static io.swarmkeeper.stack.files.GivenFiles.file;
import static io.swarmkeeper.stack.files.GivenFiles.web;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.Problem;
import io.swarmkeeper.stack.tree.LintRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docker allows without a word, and hardly anybody means. */
class LintTest {
  @ParameterizedTest
  @ValueSource(strings = {"444", "400", "640", "755"})
  void a_mode_without_its_zero_is_told(String mode) {
    assertThat(said(mode(mode)))
        .containsExactly(
            "f1.yml:2:47: services.web.configs.0.mode: %s is a decimal number here, and means the mode 0%s; write 0%s [decimal-mode]"
                .formatted(mode, Integer.toOctalString(Integer.parseInt(mode)), mode));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0444", "0674", "0o674", "292", "256", "420", "493", "511", "&m 0444"})
  void a_mode_that_is_meant_is_not(String mode) {
    assertThat(said(mode(mode))).isEmpty();
  }

  @Test
  void a_mode_of_a_variable_is_decimal_with_a_zero_too() {
    assertThat(said(mode("\"${MODE:-0440}\"")))
        .containsExactly(
            "f1.yml:2:47: services.web.configs.0.mode: 440 is a decimal number here, and means the"
                + " mode 0670; a variable holds decimal numbers only: for 0440 set it to 288"
                + " [decimal-mode]");
  }

  @Test
  void a_blank_at_the_end_of_a_name_is_told() {
    assertThat(said(web("environment: [A =b, C=d]", "labels: {\"x \": y, z: \" z\"}")))
        .containsExactly(
            "f1.yml:5:19: services.web.environment.0: the name 'A ' has a blank at its end or"
                + " beginning, and keeps it [blank-in-name]",
            "f1.yml:6:14: services.web.labels: the name 'x ' has a blank at its end or beginning,"
                + " and keeps it [blank-in-name]");
  }

  @Test
  void quotes_that_stay_in_the_value_are_told() {
    assertThat(
            said(
                web(
                    "environment:",
                    "  - A=\"b\"",
                    "  - 'C=\"meant\"'",
                    "  - D='e'",
                    "  - F=\"a\",\"b\"",
                    "  - G=it's")))
        .containsExactly(
            "f1.yml:6:9: services.web.environment.0: the quotes belong to the value of A; leave"
                + " them out, or write {A: \"…\"} [kept-quotes]",
            "f1.yml:8:9: services.web.environment.2: the quotes belong to the value of D; leave"
                + " them out, or write {D: \"…\"} [kept-quotes]");
  }

  @Test
  void quotes_in_an_env_file_are_told_once() {
    assertThat(
            said(
                file(
                        "services:",
                        "  web: {image: x, env_file: a.env}",
                        "  api: {image: x, env_file: [a.env]}")
                    .holding("a.env", "A=\"hush\"\nB=it's\nC='hush'\nD=\"a\",\"b\"\n")))
        .containsExactly(
            "f1.yml:2:29: services.web.env_file: the file 'a.env': the quotes belong to the values"
                + " of A, C [kept-quotes]");
  }

  @Test
  void all_rules_or_single_ones_can_be_switched_off() {
    for (var compat : Compat.values()) {
      assertThat(said(slips("x-keeper: {lint: off}").in(compat))).isEmpty();
      assertThat(said(slips("x-keeper: {lint: {kept-quotes: off}}").in(compat)))
          .singleElement()
          .asString()
          .endsWith("[unset-variable]");
      assertThat(said(slips("x-other: {}").in(compat))).hasSize(2);
    }
  }

  @Test
  void what_is_switched_off_by_another_name_is_refused() {
    slips("x-keeper: {lint: {quotes: off, kept-quotes: on, decimal-mode: never}}")
        .isRefusedWith(
            "f1.yml:2:19: x-keeper.lint.quotes: is no rule; there are unset-variable,"
                + " password-hash, left-braces, unbraced-default, decimal-mode, blank-in-name,"
                + " kept-quotes",
            "f1.yml:2:45: x-keeper.lint.kept-quotes: must be off; without this line it is on",
            "f1.yml:2:63: x-keeper.lint.decimal-mode: must be off; without this line it is on");
    slips("x-keeper: {lint: [kept-quotes]}")
        .isRefusedWith(
            "f1.yml:2:18: x-keeper.lint: must be off, or say so of single rules, such as"
                + " {decimal-mode: off}");
  }

  @Test
  void every_rule_is_in_the_documentation() throws IOException {
    var rows = Files.readString(Path.of("../../docs/stack-files.md"));
    assertThat(LintRule.words())
        .allSatisfy(word -> assertThat(rows).contains("| `" + word + "` |"));
  }

  private static GivenFiles slips(String extension) {
    return file(
        "version: \"3.8\"",
        extension,
        "services:",
        "  web:",
        "    image: shop/web:1",
        "    hostname: a$B",
        "    environment:",
        "      - A=\"b\"");
  }

  private static GivenFiles mode(String mode) {
    return file(
            "services:",
            "  web: {image: x, configs: [{source: c, mode: " + mode + "}]}",
            "configs: {c: {file: c}}")
        .holding("c", "x");
  }

  private static List<String> said(GivenFiles files) {
    return files.read().warnings().stream().map(Problem::line).toList();
  }
}
