package io.swarmkeeper.contract.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** It finds what looking for one word after another finds, wherever in the text it is. */
class SuspectWordsTest {
  private static final List<String> WORDS = List.of("she", "he", "hers", "-u", "://", "a");
  private static final SuspectWords NEEDLES = new SuspectWords(WORDS);

  /** Pieces of the words, so that one breaks off where another goes on. */
  private static final List<String> PIECES =
      List.of("s", "h", "e", "SH", "he", "rs", "-", "U", ":", "//", "A", "é", "\uFFFD", "x", " ");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void any_text_has_the_words_that_it_contains(long seed) {
    var random = new Random(seed);
    for (var n = 0; n < 20_000; n++) {
      var text = text(random);
      var small = text.toLowerCase(Locale.ROOT);
      var contained = WORDS.stream().filter(small::contains).toList();
      assertThat(NEEDLES.in(text)).as(text).isEqualTo(NEEDLES.bits(contained));
      assertThat(NEEDLES.anyIn(text.getBytes(StandardCharsets.UTF_8)))
          .as(text)
          .isEqualTo(!contained.isEmpty());
    }
  }

  @Test
  void a_word_is_found_at_any_place_and_over_the_middle() {
    var needles = new SuspectWords(List.of("secret"));
    for (var length = 6; length < 40; length++) {
      for (var at = 0; at + 6 <= length; at++) {
        var text = ".".repeat(at) + "SECret" + ".".repeat(length - at - 6);
        assertThat(needles.anyIn(text.getBytes(StandardCharsets.UTF_8))).as(text).isTrue();
      }
    }
  }

  @Test
  void nobody_can_ask_for_another_word() {
    assertThatThrownBy(() -> NEEDLES.bits(List.of("him")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("him");
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (var pieces = random.nextInt(8); pieces > 0; pieces--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
