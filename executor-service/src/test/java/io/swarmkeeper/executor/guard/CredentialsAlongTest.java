package io.swarmkeeper.executor.guard;

import static io.swarmkeeper.executor.Given.spec;
import static io.swarmkeeper.executor.guard.CredentialsAlong.BESIDE_TASKS;
import static io.swarmkeeper.executor.guard.CredentialsAlong.NONE;
import static io.swarmkeeper.executor.guard.CredentialsAlong.WITH_NEW_TASKS;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.engine.SpecDocument;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Credentials never restart a task, and go beside running ones only when somebody asks. */
class CredentialsAlongTest {
  private static final SpecDocument LIVE = spec("web:v1");

  @Test
  void a_new_service_and_new_tasks_get_them_unasked() {
    assertThat(CredentialsAlong.of(writing(LIVE, Optional.empty()), false))
        .isEqualTo(WITH_NEW_TASKS);
    assertThat(along(spec("web:v2"), false)).isEqualTo(WITH_NEW_TASKS);
    assertThat(along(spec("web:v2"), true)).isEqualTo(WITH_NEW_TASKS);
  }

  @Test
  void tasks_that_stay_get_others_beside_them_only_when_somebody_asks() {
    assertThat(along(LIVE.withLabel("a", "b"), false)).isEqualTo(NONE);
    assertThat(along(LIVE.withLabel("a", "b"), true)).isEqualTo(BESIDE_TASKS);
    assertThat(along(LIVE, true)).isEqualTo(BESIDE_TASKS);
  }

  @Test
  void together_with_another_placement_they_would_replace_every_task() {
    var moved =
        LIVE.changed(s ->
            s.withObject("/TaskTemplate/Placement")
                .putArray("Constraints")
                .add("node.role==manager"));
    assertThat(along(moved, true)).isEqualTo(NONE);
  }

  private static CredentialsAlong along(SpecDocument next, boolean asked) {
    return CredentialsAlong.of(writing(next, Optional.of(LIVE)), asked);
  }

  private static ServiceWrite writing(SpecDocument next, Optional<SpecDocument> live) {
    return new ServiceWrite(next, live, false, List.of(), List.of());
  }
}
