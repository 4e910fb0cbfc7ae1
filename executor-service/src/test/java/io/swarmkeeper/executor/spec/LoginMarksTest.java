package io.swarmkeeper.executor.spec;

import static io.swarmkeeper.executor.Given.STEP;
import static io.swarmkeeper.executor.Given.nothing;
import static io.swarmkeeper.executor.Given.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.LoginLabels;
import io.swarmkeeper.engine.SpecDocument;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The labels say what Swarm has, whatever a revision says. */
class LoginMarksTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  @Test
  void a_write_without_credentials_keeps_what_the_live_service_says() {
    var live = LoginMarks.besideTasks(spec("web:v1"), "d1", NOW);
    var written = write(spec("web:v1").withLabel("a", "b"), Optional.of(live));
    assertThat(written.label(LoginLabels.DIGEST)).contains("d1");
    assertThat(written.label(LoginLabels.BESIDE_TASKS)).contains(NOW.toString());
  }

  @Test
  void what_a_revision_recorded_of_them_is_long_past() {
    var recorded = LoginMarks.besideTasks(spec("web:v1"), "old", NOW);
    assertThat(write(recorded, Optional.of(spec("web:v2"))).label(LoginLabels.DIGEST)).isEmpty();
    assertThat(write(recorded, Optional.empty()).label(LoginLabels.BESIDE_TASKS)).isEmpty();
  }

  @Test
  void new_tasks_have_what_their_service_has() {
    var live = LoginMarks.besideTasks(spec("web:v1"), "d1", NOW);
    var with = LoginMarks.withNewTasks(live, Optional.of("d2"));
    assertThat(with.label(LoginLabels.DIGEST)).contains("d2");
    assertThat(with.label(LoginLabels.BESIDE_TASKS)).isEmpty();
    var without = LoginMarks.withNewTasks(live, Optional.empty());
    assertThat(without.label(LoginLabels.DIGEST)).contains("d1");
    assertThat(without.label(LoginLabels.BESIDE_TASKS)).isEmpty();
  }

  private static SpecDocument write(SpecDocument recorded, Optional<SpecDocument> live) {
    return SpecWriter.write(recorded, live, STEP, false, nothing().names()).spec();
  }
}
