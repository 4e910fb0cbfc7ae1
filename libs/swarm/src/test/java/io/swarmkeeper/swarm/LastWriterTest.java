package io.swarmkeeper.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.StepId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LastWriterTest {
  private static final Optional<String> STEP = Optional.of("d-7/deploy/web#1");

  @Test
  void a_new_label_is_a_write_of_ours() {
    var writer = LastWriter.of(Optional.empty(), STEP);

    assertThat(writer.is(StepId.parse("d-7/deploy/web#1").orElseThrow())).isTrue();
    assertThat(writer.is(StepId.parse("d-7/deploy/web#2").orElseThrow())).isFalse();
    assertThat(writer.isOf(new OperationId("d-7"))).isTrue();
    assertThat(writer.isOf(new OperationId("d"))).isFalse();
    assertThat(writer.isOf(new OperationId("d-7"), "deploy")).isTrue();
    assertThat(writer.isOf(new OperationId("d-7"), "return")).isFalse();
  }

  @Test
  void a_label_that_was_there_before_was_kept_by_somebody_else() {
    assertThat(LastWriter.of(STEP, STEP).step()).isEmpty();
    assertThat(LastWriter.of(STEP, Optional.empty()).step()).isEmpty();
  }
}
