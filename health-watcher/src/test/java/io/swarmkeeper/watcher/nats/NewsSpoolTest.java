package io.swarmkeeper.watcher.nats;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Observation.NodeObserved;
import io.swarmkeeper.contract.Observation.ObservationsLost;
import io.swarmkeeper.contract.Observation.Presence;
import io.swarmkeeper.watcher.judge.News;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NewsSpoolTest {
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

  private final NewsSpool spool = new NewsSpool(3, () -> NOW);

  @Test
  void what_comes_first_goes_first() throws InterruptedException {
    put(1, 2);
    assertThat(spool.take()).isEqualTo(news(1));
    assertThat(spool.take()).isEqualTo(news(2));
  }

  @Test
  void what_was_given_back_is_the_first_again() throws InterruptedException {
    put(1, 2);
    spool.giveBack(spool.take());
    assertThat(spool.take()).isEqualTo(news(1));
  }

  @Test
  void a_full_spool_drops_the_oldest_and_counts_them() throws InterruptedException {
    put(1, 2, 3, 4, 5);
    assertThat(spool.size()).isEqualTo(3);
    assertThat(spool.dropped()).isEqualTo(2);
    assertThat(lost(spool.take()).count()).isEqualTo(2);
    spool.stored();
    assertThat(spool.take()).isEqualTo(news(3));
  }

  @Test
  void what_was_dropped_is_said_until_the_journal_has_it() throws InterruptedException {
    put(1, 2, 3, 4);
    spool.giveBack(spool.take());
    put(5);
    var gap = lost(spool.take());
    assertThat(gap.count()).isEqualTo(2);
    assertThat(gap.nodeId()).isEqualTo("w");
    assertThat(gap.from()).isEqualTo(NOW.plusSeconds(1));
    assertThat(gap.until()).isEqualTo(NOW.plusSeconds(2));
  }

  @Test
  void settled_is_only_what_the_journal_has() throws InterruptedException {
    put(1, 2);
    var _ = spool.take();
    assertThat(spool.settled()).isZero();
    spool.stored();
    assertThat(spool.settled()).isEqualTo(1);
    spool.giveBack(spool.take());
    assertThat(spool.settled()).isEqualTo(1);
    assertThat(spool.taken()).isEqualTo(2);
  }

  private static ObservationsLost lost(News news) {
    return (ObservationsLost) news.message();
  }

  @Test
  void what_is_given_back_to_a_full_spool_is_the_oldest_and_dropped() throws InterruptedException {
    put(1, 2, 3);
    var first = spool.take();
    put(4);
    spool.giveBack(first);
    assertThat(spool.dropped()).isEqualTo(1);
    assertThat(lost(spool.take()).count()).isEqualTo(1);
    spool.stored();
    assertThat(spool.take()).isEqualTo(news(2));
  }

  private void put(int... numbers) {
    for (var number : numbers) {
      spool.put(news(number));
    }
  }

  private static News news(int number) {
    var observed =
        new NodeObserved(
            "w",
            "n",
            "node-1",
            "worker",
            "active",
            "ready",
            false,
            Presence.PRESENT,
            Instant.EPOCH);
    return new News(new MessageId("obs/" + number), NOW.plusSeconds(number), observed);
  }
}
