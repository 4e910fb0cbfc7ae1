package io.swarmkeeper.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmkeeper.contract.UnreadableMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class PartitionTest {
  private static final Instant STORED = Instant.parse("2026-11-23T20:15:00Z");

  @Test
  void a_partition_is_named_by_dataset_swarm_and_the_events_month_in_utc() {
    assertThat(Partition.AUDIT.stream("Shop-1", Instant.parse("2026-07-31T23:59:59.999Z")))
        .isEqualTo("logs-keeper.audit-shop_1.2026.07");
    assertThat(Partition.HEALTH.stream("shop", Instant.parse("2026-08-01T00:00:00Z")))
        .isEqualTo("logs-keeper.health-shop.2026.08");
  }

  @Test
  void its_name_says_what_it_holds() {
    assertThat(Partition.named("Shop-1", "logs-keeper.health-shop_1.2026.07"))
        .contains(
            new Partition.Month(
                "logs-keeper.health-shop_1.2026.07", Partition.HEALTH, YearMonth.of(2026, 7)));
  }

  @Test
  void what_is_not_a_partition_of_this_swarm_is_none_of_ours() {
    assertThat(Partition.named("shop", "logs-keeper.audit-other.2026.07")).isEmpty();
    assertThat(Partition.named("shop", "logs-keeper.other-shop.2026.07")).isEmpty();
    assertThat(Partition.named("shop", "logs-keeper.audit-shop.2026.13")).isEmpty();
    assertThat(Partition.named("shop", "logs-nginx.access-default")).isEmpty();
  }

  @Test
  void a_time_is_believed_from_13_months_before_to_a_day_after_it_was_stored() {
    assertThatCode(() -> Partition.believe(STORED.minus(Duration.ofDays(396)), STORED))
        .doesNotThrowAnyException();
    assertThatCode(() -> Partition.believe(STORED.plus(Duration.ofDays(1)), STORED))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> Partition.believe(STORED.minus(Duration.ofDays(397)), STORED))
        .isInstanceOf(UnreadableMessage.class)
        .hasMessageContaining("13 months before");
    assertThatThrownBy(() -> Partition.believe(STORED.plus(Duration.ofHours(25)), STORED))
        .isInstanceOf(UnreadableMessage.class)
        .hasMessageContaining("after it was stored");
  }
}
