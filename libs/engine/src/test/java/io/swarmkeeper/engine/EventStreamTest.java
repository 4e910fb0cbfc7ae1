package io.swarmkeeper.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmkeeper.engine.events.EventStream;
import io.swarmkeeper.engine.events.Notice;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventStreamTest {
  private static final String STARTED = event("start", 1);
  private static final String DIED = event("die", 2);

  private final List<Notice> notices = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();

  @Test
  void a_lost_stream_goes_on_where_it_broke_off_and_repeats_nothing() throws IOException {
    try (var engine = new TinyEngine(this::twoStreams);
        var http = new EngineHttp(engine.address(), Duration.ofSeconds(5));
        var stream = EventStream.start(http, Filters.none(), notices::add)) {
      await().until(() -> happened().equals(List.of("start", "die")));
      assertThat(notices.getFirst()).isInstanceOf(Notice.ListAgain.class);
      assertThat(notices).filteredOn(Notice.Lost.class::isInstance).isNotEmpty();
      assertThat(stream.connections()).isGreaterThanOrEqualTo(2);
      assertThat(engine.asked().stream().filter(line -> line.contains("/events")).skip(1))
          .allMatch(line -> line.contains("since=1795000000.00000000"));
    }
  }

  @Test
  void an_engine_that_is_not_there_is_said_to_be_lost_and_tried_again() throws IOException {
    var engine = new TinyEngine(_ -> TinyEngine.SILENCE);
    var address = engine.address();
    engine.close();
    try (var http = new EngineHttp(address, Duration.ofSeconds(5));
        var _ = EventStream.start(http, Filters.none(), notices::add)) {
      await().until(() -> notices.size() >= 2);
      assertThat(notices).allMatch(Notice.Lost.class::isInstance);
    }
  }

  @Test
  void it_can_be_closed_before_the_first_byte_and_twice() throws IOException {
    try (var engine = new TinyEngine(line -> isPing(line) ? TinyEngine.ok("1.41", "OK") : "");
        var http = new EngineHttp(engine.address(), Duration.ofSeconds(60))) {
      var stream = EventStream.start(http, Filters.none(), notices::add);
      await().until(() -> engine.asked().stream().anyMatch(line -> line.contains("/events")));
      stream.close();
      stream.close();
      await().until(stream::ended);
      assertThat(notices).isEmpty();
    }
  }

  @Test
  void it_can_be_closed_at_once() throws IOException {
    try (var engine = new TinyEngine(this::twoStreams);
        var http = new EngineHttp(engine.address(), Duration.ofSeconds(60))) {
      var stream = EventStream.start(http, Filters.none(), notices::add);
      stream.close();
      await().until(stream::ended);
    }
  }

  private String twoStreams(String line) {
    if (isPing(line)) {
      return TinyEngine.ok("1.41", "OK");
    }
    return TinyEngine.ok("1.41", connections.incrementAndGet() == 1 ? STARTED : STARTED + DIED);
  }

  private static boolean isPing(String line) {
    return line.contains("/_ping");
  }

  private List<String> happened() {
    return notices.stream()
        .filter(Notice.Happened.class::isInstance)
        .map(notice -> ((Notice.Happened) notice).event().action())
        .toList();
  }

  private static String event(String action, int nanos) {
    return """
    {"Type":"container","Action":"%s","Actor":{"ID":"abc","Attributes":{}},"timeNano":179500000000000000%d}
    """
        .formatted(action, nanos);
  }
}
