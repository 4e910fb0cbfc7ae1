package io.swarmkeeper.executor.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.engine.EngineRefused;
import io.swarmkeeper.engine.EngineUnreachable;
import org.junit.jupiter.api.Test;

/** The sentences tell a missing image from a silent registry. */
class RegistryTroubleTest {
  @Test
  void a_missing_image_a_closed_door_a_bad_name_and_a_silent_registry_are_told_apart() {
    assertThat(RegistryTrouble.sentence("web:v9", new EngineRefused(404, "manifest unknown")))
        .contains("web:v9 is not in its registry");
    assertThat(RegistryTrouble.sentence("web:v9", new EngineRefused(500, "denied: no")))
        .contains("does not show", "log in");
    assertThat(RegistryTrouble.sentence("Web", new EngineRefused(400, "invalid reference format")))
        .contains("is no name of an image");
    assertThat(RegistryTrouble.sentence("web:v9", new EngineRefused(500, "connection refused")))
        .contains("the registry of web:v9 does not answer: connection refused");
    assertThat(RegistryTrouble.sentence("web:v9", new EngineUnreachable("late")))
        .contains("the registry of web:v9 does not answer");
  }

  @Test
  void nothing_that_answered_is_quoted() {
    var body =
        "error parsing HTTP 500 response body: invalid character '<': \"<html>s3cret</html>\"";
    for (var status : new int[] {400, 403, 404, 500, 503}) {
      assertThat(RegistryTrouble.sentence("web:v9", new EngineRefused(status, body)))
          .doesNotContain("s3cret", "html");
      assertThat(RegistryTrouble.sentence("web:v9", new EngineRefused(status, "denied: " + body)))
          .doesNotContain("s3cret", "html");
    }
  }
}
