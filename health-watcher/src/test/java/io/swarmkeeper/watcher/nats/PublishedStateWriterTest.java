package io.swarmkeeper.watcher.nats;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.contract.Observation.ObservationsLost;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.watcher.judge.News;
import io.swarmkeeper.watcher.judge.container.ContainerSighting;
import io.swarmkeeper.watcher.judge.container.KnownContainer;
import io.swarmkeeper.watcher.judge.container.KnownContainers;
import io.swarmkeeper.watcher.judge.leader.LeaderKnown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PublishedStateWriterTest {
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00.123456789Z");

  @Test
  void what_was_said_of_containers_survives_as_it_was() throws UnreadableMessage {
    var container =
        new KnownContainer(
            "c1",
            "web:v1",
            Optional.empty(),
            Optional.of(NOW),
            Optional.of(Health.EXITED),
            NOW,
            true,
            Optional.of(137),
            Optional.of("out"),
            Optional.of(new ContainerSighting.Died("c1", 137, NOW)),
            Optional.of(NOW),
            NOW,
            false);
    var known = new KnownContainers(Map.of("c1", container));
    assertThat(Wire.read(Wire.json(known), KnownContainers.class)).isEqualTo(known);
  }

  @Test
  void nothing_is_kept_before_the_journal_has_all_that_it_speaks_of() throws InterruptedException {
    var kept = new ArrayList<String>();
    var said = new AtomicReference<>("one");
    var spool = new NewsSpool(10, () -> NOW);
    var keeping =
        new PublishedStateWriter<>(
            (_, value) -> kept.add(value),
            () -> Optional.of(new PublishedStateWriter.Said<>("key", said.get())),
            spool);
    spool.put(news());
    keeping.round();
    assertThat(kept).isEmpty();
    var _ = spool.take();
    said.set("two");
    spool.put(news());
    keeping.round();
    assertThat(kept).isEmpty();
    spool.stored();
    keeping.round();
    assertThat(kept).containsExactly("one");
    keeping.round();
    assertThat(kept).containsExactly("one");
    var _ = spool.take();
    spool.stored();
    keeping.round();
    keeping.round();
    assertThat(kept).containsExactly("one", "two");
  }

  private static News news() {
    var lost = new ObservationsLost("w", 1, NOW, NOW, "a test", NOW);
    return new News(new MessageId("lost/1"), NOW, lost);
  }

  @Test
  void what_was_said_of_the_swarm_survives_as_it_was() throws UnreadableMessage {
    var known = LeaderKnown.nothing();
    assertThat(Wire.read(Wire.json(known), LeaderKnown.class)).isEqualTo(known);
  }
}
