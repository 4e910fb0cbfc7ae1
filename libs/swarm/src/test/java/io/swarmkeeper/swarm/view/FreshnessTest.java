package io.swarmkeeper.swarm.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FreshnessTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:20Z");

  @Test
  void a_watcher_counts_for_ten_seconds_and_not_longer() {
    assertThat(node(Optional.of(NOW.minusSeconds(10))).watched(NOW)).isTrue();
    assertThat(node(Optional.of(NOW.minusSeconds(10).minusNanos(1))).watched(NOW)).isFalse();
    assertThat(node(Optional.empty()).watched(NOW)).isFalse();
    assertThat(node(Optional.of(NOW)).carriesOut(NOW)).as("another one speaks of it").isFalse();
  }

  @Test
  void a_view_counts_for_as_long() {
    assertThat(view(NOW.minusSeconds(10)).stale()).isFalse();
    assertThat(view(NOW.minusSeconds(10).minusNanos(1)).stale()).isTrue();
    assertThat(view(NOW).watched("n1")).isTrue();
    assertThat(view(NOW).watched("n2")).as("a node that is not known").isFalse();
  }

  private static ClusterView view(Instant readAt) {
    return new ClusterView(NOW, readAt, Map.of("n1", node(Optional.of(NOW))), Map.of());
  }

  private static NodeView node(Optional<Instant> watcherSeen) {
    return new NodeView(
        "n1", "node-1", "worker", false, "active", "ready", Optional.empty(), watcherSeen);
  }
}
