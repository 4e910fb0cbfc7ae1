package io.swarmkeeper.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.executor.Executor.NodeLook;
import io.swarmkeeper.executor.engine.OwnNode;
import org.junit.jupiter.api.Test;

class HealthTest {
  @Test
  void the_engine_is_seen_or_it_says_why_not() {
    var node = new OwnNode("n1", "node-1", true, false);
    assertThat(Health.engine(new NodeLook.Seen(node)).up()).isTrue();
    assertThat(Health.engine(new NodeLook.Seen(node)).details())
        .containsEntry("node", "node-1")
        .containsEntry("manager", true);
    var unseen = Health.engine(new NodeLook.Unseen("no socket"));
    assertThat(unseen.up()).isFalse();
    assertThat(unseen.details()).containsEntry("reason", "no socket");
  }
}
