package io.swarmkeeper.planner.sight;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.BadMessages;
import io.swarmkeeper.contract.Heartbeat;
import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.contract.Heartbeat.Part;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.contract.Query.SwarmState;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever is said to be a heartbeat, the planner goes on seeing the swarm. */
class BadHeartbeatsTest {
  private static final long SEED = 166;
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");
  private static final Heartbeat GOOD =
      new Heartbeat(
          Part.WATCHER,
          "n-1",
          "node-1",
          true,
          true,
          NOW,
          List.of(
              new ContainerStatus(
                  "c-1",
                  "t-1",
                  "shop_web",
                  Health.HEALTHY,
                  Optional.of(0),
                  Optional.of("ok"),
                  NOW,
                  false)));

  @Test
  void every_bad_heartbeat_is_heard_or_unreadable_and_the_swarm_is_seen() throws Exception {
    var tower = new Watchtower(BadHeartbeatsTest::empty, Clock.fixed(NOW, ZoneOffset.UTC));
    var heard = 0;
    var unreadable = 0;
    for (var body : BadMessages.like(Wire.json(GOOD), SEED, BadMessages.MANY).toList()) {
      try {
        tower.heard(Wire.read(body, Heartbeat.class));
        heard++;
      } catch (UnreadableMessage _) {
        unreadable++;
      }
    }
    assertThat(tower.view().now()).isEqualTo(NOW);
    assertThat(tower.executors()).isNotNull();
    assertThat(heard).isPositive();
    assertThat(unreadable).isPositive();
  }

  private static SwarmState empty() {
    return new SwarmState(
        NOW, "node-1", List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }
}
