package io.swarmkeeper.indexer.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmkeeper.bus.NotPublished;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.indexer.retention.Janitor.Announcer;
import io.swarmkeeper.record.Partition;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JanitorTest {
  private static final Retention RETENTION =
      new Retention(Map.of(Partition.AUDIT, 13, Partition.HEALTH, 3, Partition.DEADLETTER, 13));
  private final Shelves shelves = new Shelves();
  private final List<String> story = new ArrayList<>();

  @Test
  void an_expired_partition_is_announced_and_then_removed() throws Exception {
    shelves.hold("logs-keeper.health-shop.2026.07", "logs-keeper.health-shop.2026.08");
    var removed = janitor((id, event) -> story.add(id + " " + event)).clean();
    assertThat(removed).isEqualTo(1);
    assertThat(story)
        .containsExactly(
            "partition-expired/logs-keeper.health-shop.2026.07/2026-11-24 "
                + new Event.PartitionExpired(
                    "logs-keeper.health-shop.2026.07", "keeper.health", "2026.07", 3, 42),
            "removed logs-keeper.health-shop.2026.07");
  }

  @Test
  void what_cannot_be_announced_is_not_removed() {
    shelves.hold("logs-keeper.health-shop.2026.07");
    Announcer away =
        (_, _) -> {
          throw new NotPublished("NATS is away", new IOException());
        };
    assertThatThrownBy(() -> janitor(away).clean()).isInstanceOf(NotPublished.class);
    assertThat(shelves.all()).hasSize(1);
  }

  @Test
  void nothing_is_said_when_nothing_has_expired() throws Exception {
    shelves.hold("logs-keeper.audit-shop.2026.07");
    assertThat(janitor((id, _) -> story.add(id)).clean()).isZero();
    assertThat(story).isEmpty();
  }

  private Janitor janitor(Announcer announce) {
    var clock = Clock.fixed(Instant.parse("2026-11-24T03:00:00Z"), ZoneOffset.UTC);
    return new Janitor(RETENTION, shelves, announce, clock);
  }

  /** Partitions in memory. */
  private final class Shelves implements Partitions {
    private final List<Partition.Month> held = new ArrayList<>();

    void hold(String... streams) {
      for (var stream : streams) {
        held.add(Partition.named("shop", stream).orElseThrow());
      }
    }

    @Override
    public List<Partition.Month> all() {
      return List.copyOf(held);
    }

    @Override
    public long documents(Partition.Month partition) {
      return 42;
    }

    @Override
    public void remove(Partition.Month partition) {
      story.add("removed " + partition.stream());
      held.remove(partition);
    }
  }
}
