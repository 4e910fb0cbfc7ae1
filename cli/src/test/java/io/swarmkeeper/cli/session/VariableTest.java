package io.swarmkeeper.cli.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page for people names every variable that is read, and no other is read. */
class VariableTest {
  private static final Path PAGE = Path.of("../docs/cli.md");
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern TABLE =
      Pattern.compile("(<!-- variables: [^\n]*-->\n)(.*?)(<!-- end -->)", Pattern.DOTALL);

  /** Fails, and mends the page, when it says something else. */
  @Test
  void the_page_has_one_table_of_them() throws IOException {
    var page = Files.readString(PAGE);
    var table = TABLE.matcher(page);
    assertThat(table.find()).as("the table in " + PAGE).isTrue();
    var rows =
        Arrays.stream(Variable.values())
            .map(Variable::row)
            .collect(Collectors.joining("\n", "| variable | default | |\n|---|---|---|\n", "\n"));
    if (!table.group(2).equals(rows)) {
      Files.writeString(PAGE, table.replaceFirst("$1" + Matcher.quoteReplacement(rows) + "$3"));
    }
    assertThat(table.group(2)).as("mended: commit it").isEqualTo(rows);
  }

  @Test
  void the_environment_is_read_nowhere_else() throws IOException {
    var reading =
        Pattern.compile(
            "\\benv(?:\\(\\))?\\s*\\.(?:get|getOrDefault|containsKey)\\(|getenv\\(\"|env::get");
    try (var sources = Files.walk(SOURCES)) {
      var readers = sources.filter(file -> file.toString().endsWith(".java")).toList();
      for (var file : readers) {
        if (!file.endsWith("Variable.java")) {
          assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern(reading);
        }
      }
    }
  }

  /** Options say in their help which variable stands for them. */
  @Test
  void the_help_names_no_variable_that_is_not_read() throws IOException {
    var named = Pattern.compile("\\bKEEPER_[A-Z_]+");
    try (var sources = Files.walk(SOURCES)) {
      var readers = sources.filter(file -> file.toString().endsWith(".java")).toList();
      for (var file : readers) {
        var names = named.matcher(Files.readString(file)).results().map(r -> r.group()).toList();
        assertThat(Arrays.stream(Variable.values()).map(Enum::name))
            .as(file.toString())
            .containsAll(names);
      }
    }
  }
}
