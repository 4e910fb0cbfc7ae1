package io.swarmkeeper.watcher.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.engine.events.EngineEvent;
import io.swarmkeeper.engine.events.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoticeQueueTest {
  private final NoticeQueue notices = new NoticeQueue();

  @Test
  void they_come_in_order() throws InterruptedException {
    notices.put(new Notice.ListAgain());
    notices.put(new Notice.Lost("gone"));
    assertThat(notices.await(Duration.ZERO))
        .containsExactly(new Notice.ListAgain(), new Notice.Lost("gone"));
    assertThat(notices.await(Duration.ofMillis(-1))).isEmpty();
  }

  @Test
  void too_many_become_one_order_to_list_again() throws InterruptedException {
    var event = new EngineEvent("container", "start", "c", Map.of(), Instant.EPOCH);
    for (var i = 0; i <= 4096; i++) {
      notices.put(new Notice.Happened(event));
    }
    assertThat(notices.await(Duration.ZERO)).containsExactly(new Notice.ListAgain());
  }
}
