package io.swarmkeeper.watcher.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Observation.NodeObserved;
import io.swarmkeeper.contract.Observation.Presence;
import io.swarmkeeper.watcher.judge.News;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SpoolTest {
  private final Spool spool = new Spool(3);

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
    assertThat(spool.take()).isEqualTo(news(3));
  }

  @Test
  void what_is_given_back_to_a_full_spool_is_the_oldest_and_dropped() throws InterruptedException {
    put(1, 2, 3);
    var first = spool.take();
    put(4);
    spool.giveBack(first);
    assertThat(spool.dropped()).isEqualTo(1);
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
    return new News(new MessageId("obs/" + number), Instant.EPOCH, observed);
  }
}
