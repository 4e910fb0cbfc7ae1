package io.swarmkeeper.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElapsedTimeTest {
  @ParameterizedTest
  @CsvSource({
    "PT0S, 0.0 s",
    "PT9.99S, 9.9 s",
    "PT10S, 10 s",
    "PT59.9S, 59 s",
    "PT1M, 1 min 0 s",
    "PT59M59S, 59 min 59 s",
    "PT2H10M59S, 2 h 10 min",
    "PT30H, 30 h 0 min"
  })
  void it_is_rounded_down_to_what_a_reader_needs(Duration duration, String words) {
    assertThat(ElapsedTime.words(duration)).isEqualTo(words);
  }
}
