package io.swarmkeeper.engine.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LinesTest {
  private static final String DIED =
      """
      {"status":"die","id":"abc","Type":"container","Action":"die","Actor":{"ID":"abc","Attributes":\
      {"exitCode":"3","com.docker.swarm.task.id":"t1"}},"scope":"local","time":1795000000,"timeNano":1795000000123456789}\
      """;

  private final Lines lines = new Lines();

  @Test
  void an_event_has_the_engines_own_time_and_attributes() throws IOException {
    var event = lines.read(DIED).orElseThrow();
    assertThat(event.type()).isEqualTo("container");
    assertThat(event.action()).isEqualTo("die");
    assertThat(event.actor()).isEqualTo("abc");
    assertThat(event.attributes()).containsEntry("exitCode", "3");
    assertThat(event.at()).isEqualTo(Instant.ofEpochSecond(1795000000, 123456789));
  }

  @Test
  void an_event_that_the_engine_repeats_is_passed_on_once() throws IOException {
    assertThat(lines.read(DIED)).isPresent();
    assertThat(lines.read(DIED)).isEmpty();
    assertThat(lines.read(DIED.replace("\"die\"", "\"destroy\""))).isPresent();
  }

  @Test
  void a_new_connection_begins_with_the_newest_event() throws IOException {
    assertThat(lines.since()).isEmpty();
    var _ = lines.read(DIED.replace("1795000000123456789", "1795000001000000007"));
    var _ = lines.read(DIED);
    assertThat(lines.since()).contains("1795000001.000000007");
  }

  @Test
  void what_it_remembers_is_bounded() throws IOException {
    var _ = lines.read(DIED);
    for (var i = 0; i < 1024; i++) {
      var _ = lines.read(DIED.replace("\"abc\"", "\"c" + i + "\""));
    }
    assertThat(lines.read(DIED)).isPresent();
  }
}
