package io.swarmkeeper.bus.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.NatsServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is in a stream of ours goes by its age alone, whoever asks the server for more. */
class StreamProtectionIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final StreamSpec SPEC =
      new StreamSpec("S", List.of("s.>"), Duration.ofDays(1), Duration.ofMinutes(2));
  private NatsServer server;
  private Bus bus;
  private Streams streams;
  private JetStreamManagement owner;

  @BeforeEach
  void connect() throws Exception {
    server = NatsServer.start();
    bus = Bus.connect(new BusSettings(server.url(), Optional.empty(), "it"), SOON);
    streams = new Streams(bus);
    owner = bus.link().connection().jetStreamManagement();
  }

  @AfterEach
  void close() throws IOException {
    bus.close();
    server.close();
  }

  @Test
  void nobody_deletes_or_purges_what_is_in_it() throws Exception {
    streams.ensure(SPEC);
    publish("a");
    assertThatThrownBy(() -> owner.deleteMessage("S", 1, true)).hasMessageContaining("delete");
    assertThatThrownBy(() -> owner.purgeStream("S")).hasMessageContaining("purge");
    assertThat(streams.state("S").count()).isEqualTo(1);
  }

  @Test
  void nobody_takes_the_protection_back() throws Exception {
    streams.ensure(SPEC);
    var without = StreamConfiguration.builder().name("S").subjects("s.>").build();
    assertThatThrownBy(() -> owner.updateStream(without))
        .isInstanceOf(JetStreamApiException.class)
        .hasMessageContaining("can not cancel deny message deletes");
  }

  @Test
  void what_is_in_it_still_goes_when_it_is_old() throws Exception {
    streams.ensure(SPEC);
    publish("a");
    streams.ensure(
        new StreamSpec("S", List.of("s.>"), Duration.ofMillis(200), Duration.ofMillis(200)));
    await().atMost(SOON).until(() -> streams.state("S").count() == 0);
  }

  @Test
  void a_stream_of_before_gets_it_and_keeps_what_it_has() throws Exception {
    owner.addStream(StreamConfiguration.builder().name("S").subjects("s.>").build());
    publish("a");
    streams.ensure(SPEC);
    streams.ensure(SPEC);
    assertThatThrownBy(() -> owner.deleteMessage("S", 1, true)).hasMessageContaining("delete");
    assertThat(streams.state("S").count()).isEqualTo(1);
  }

  @Test
  void a_stream_that_cannot_become_what_we_want_is_named_with_the_reason() throws Exception {
    owner.addStream(
        StreamConfiguration.builder()
            .name("S")
            .subjects("s.>")
            .storageType(StorageType.Memory)
            .build());
    assertThatThrownBy(() -> streams.ensure(SPEC))
        .isInstanceOf(BusUnavailable.class)
        .hasMessageStartingWith(
            "stream S is there with other settings, and cannot be brought to ours:")
        .hasMessageContaining("storage type");
  }

  private void publish(String id) throws Exception {
    var _ = bus.publisher(SOON).publish("s.x", id, Map.of(), "{}".getBytes(StandardCharsets.UTF_8));
  }
}
