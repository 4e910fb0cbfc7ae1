package io.swarmkeeper.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.service.HealthAnswer;
import io.swarmkeeper.service.PeriodicLoop;
import io.swarmkeeper.service.Rhythm;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class HealthTest {
  private static final Optional<String> NATS = Optional.of("nats://here:4222");
  private static final Optional<String> NONE = Optional.empty();

  @Test
  void it_is_ready_while_entries_wait_and_are_indexed() {
    var answer = new Health(NATS, NONE, true, 5000, 90, NONE, List.of()).ready();
    assertThat(answer.up()).isTrue();
    assertThat(answer.details())
        .containsEntry("nats", "nats://here:4222")
        .containsEntry("lag", 5000L)
        .containsEntry("oldest unacknowledged, seconds", 90L)
        .doesNotContainKey("reason");
  }

  @Test
  void it_says_what_it_lacks() {
    assertThat(reason(new Health(NONE, NONE, true, 0, 0, NONE, List.of())))
        .contains("NATS is not connected");
    assertThat(reason(new Health(NATS, Optional.of("no route"), true, 0, 0, NONE, List.of())))
        .contains("Elasticsearch cannot be written to: no route");
    assertThat(reason(new Health(NATS, NONE, false, 0, 0, NONE, List.of()))).contains("templates");
  }

  @Test
  void trouble_counts_when_an_entry_has_waited_for_long() {
    var trouble = Optional.of("429 full");
    assertThat(new Health(NATS, NONE, true, 1, 59, trouble, List.of()).ready().up()).isTrue();
    assertThat(reason(new Health(NATS, NONE, true, 1, 61, trouble, List.of())))
        .contains("has waited for 61 seconds, last because of: 429 full");
  }

  @Test
  void a_loop_of_its_own_that_has_ended_is_as_bad_as_a_reader() {
    try (var well = PeriodicLoop.start("sealing", Rhythm.waiting(), new CountDownLatch(1)::await);
        var ended = PeriodicLoop.start("comparing", Rhythm.waiting(), HealthTest::bug)) {
      Awaitility.await().until(() -> !ended.alive());
      assertThat(Health.live(List.of(), List.of(well)).up()).isTrue();
      assertThat(Health.live(List.of(), List.of(well, ended)))
          .isEqualTo(HealthAnswer.of("loops", false).with("comparing", "has stopped"));
    }
  }

  private static void bug() {
    throw new IllegalStateException("a bug");
  }

  private static String reason(Health health) {
    assertThat(health.ready().up()).isFalse();
    return String.valueOf(health.ready().details().get("reason"));
  }
}
