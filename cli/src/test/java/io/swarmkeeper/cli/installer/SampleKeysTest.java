package io.swarmkeeper.cli.installer;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.bus.key.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever tries a key out of the documents or the samples is not told that it is mistyped. */
class SampleKeysTest {
  private static final Path ROOT = Path.of("..");
  private static final List<String> PLACES =
      List.of("README.md", "CHANGELOG.md", "docs", "libs/contract/src/test/resources/samples");
  private static final Pattern KEY = Pattern.compile("\\bS?[ACNOU][A-Z2-7]{55,56}\\b");
  private static final Pattern SHORTENED = Pattern.compile("\\b(U[A-Z2-7]{6,54})(\\.\\.\\.|…)");

  @Test
  void every_key_of_the_samples_and_the_documents_is_one() throws IOException {
    var keys = found(KEY, 0);
    assertThat(keys).isNotEmpty().allMatch(SigningKey::isPublicKey, "is a user's public nkey");
  }

  @Test
  void a_shortened_key_is_one_of_them() throws IOException {
    var keys = found(KEY, 0);
    assertThat(found(SHORTENED, 1))
        .isNotEmpty()
        .allSatisfy(start -> assertThat(keys).anyMatch(key -> key.startsWith(start)));
  }

  private static Set<String> found(Pattern pattern, int group) throws IOException {
    var found = new TreeSet<String>();
    for (var place : PLACES) {
      try (var files = Files.walk(ROOT.resolve(place))) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          var text = Files.readString(file);
          pattern.matcher(text).results().map(match -> match.group(group)).forEach(found::add);
        }
      }
    }
    return found;
  }
}
