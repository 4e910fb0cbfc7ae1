package io.swarmkeeper.indexer.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmkeeper.record.Partition;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private static final Retention RETENTION =
      new Retention(Map.of(Partition.AUDIT, 13, Partition.HEALTH, 3, Partition.DEADLETTER, 13));

  @Test
  void a_partition_expires_when_even_its_last_event_is_too_old() {
    assertThat(expired("logs-keeper.health-shop.2026.07", "2026-10-31T23:59:59Z")).isFalse();
    assertThat(expired("logs-keeper.health-shop.2026.07", "2026-11-01T00:00:00Z")).isTrue();
  }

  @Test
  void every_dataset_has_its_own_time() {
    assertThat(expired("logs-keeper.audit-shop.2026.07", "2027-08-31T23:59:59Z")).isFalse();
    assertThat(expired("logs-keeper.audit-shop.2026.07", "2027-09-01T00:00:00Z")).isTrue();
    assertThat(expired("logs-keeper.deadletter-shop.2026.07", "2027-09-01T00:00:00Z")).isTrue();
  }

  @Test
  void nothing_is_kept_for_less_than_a_month() {
    assertThatThrownBy(() -> new Retention(Map.of(Partition.AUDIT, 13, Partition.HEALTH, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a month at least");
  }

  @Test
  void what_is_younger_than_the_shortest_time_is_certainly_there() {
    assertThat(RETENTION.allKeptSince(Instant.parse("2026-11-24T12:00:00Z")))
        .isEqualTo("2026-08-24T12:00:00Z");
  }

  private static boolean expired(String stream, String now) {
    var partition = Partition.named("shop", stream).orElseThrow();
    return RETENTION.expired(partition, Instant.parse(now));
  }
}
