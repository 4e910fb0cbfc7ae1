package io.swarmkeeper.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.bus.stream.Streams;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.journal.Journal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What NATS' permissions cannot bind, as docs/roles.md tells it; and how far it reaches. */
@SuppressWarnings("try") // jnats' connection may be interrupted while it closes
class HolesIT {
  @TempDir Path directory;

  private static Connection connection(ConfiguredServer server, String name) throws Exception {
    var key = server.credentials(name);
    return Nats.connect(
        Options.builder()
            .server(server.url())
            .authHandler(key.authHandler())
            .inboxPrefix("_INBOX." + key.key().publicKey() + ".")
            .build());
  }

  private static Bus bus(ConfiguredServer server, String name) throws Exception {
    var settings = new BusSettings(server.url(), Optional.of(server.credentials(name)), name);
    return Bus.connect(settings, Duration.ofSeconds(5));
  }

  private ConfiguredServer prepared(Servers.Newest which) throws Exception {
    assumeTrue(which.binary().isPresent(), which.reason());
    var server = ConfiguredServer.start(which.binary().orElseThrow(), directory);
    try (var bus = bus(server, "installer")) {
      new Journal(bus, new Subjects("t"), "keeper/planner").ensure();
    }
    return server;
  }

  private static String consumer(Connection by, String subject, String configuration)
      throws Exception {
    var body = "{\"stream_name\":\"KEEPER-t\",\"config\":{%s}}".formatted(configuration);
    var answer = by.request(subject, body.getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(2));
    return new String(answer.getData(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("io.swarmkeeper.nats.Servers#both")
  void a_push_consumer_gets_nothing_into_a_stream_and_purges_nothing(Servers.Newest which)
      throws Exception {
    try (var server = prepared(which);
        var planner = bus(server, "planner");
        var rita = connection(server, "rita")) {
      var _ =
          planner
              .publisher(Duration.ofSeconds(1))
              .publish("keeper.t.event.planner.x", "x", Map.of(), new byte[] {'{', '}'});
      for (var target :
          List.of("keeper.t.request.rita.shop.deploy", "$JS.API.STREAM.PURGE.KEEPER-t")) {
        var name = "push" + target.length();
        var configuration =
            "\"name\":\"%s\",\"deliver_policy\":\"all\",\"ack_policy\":\"none\",\"deliver_subject\":\"%s\""
                .formatted(name, target);
        assertThat(consumer(rita, "$JS.API.CONSUMER.CREATE.KEEPER-t." + name, configuration))
            .contains("created");
      }
      var streams = new Streams(planner);
      await()
          .during(Duration.ofSeconds(2))
          .until(() ->
              streams.state("KEEPER-t").count() == 1
                  && streams.state("KEEPER-t-REQUESTS").count() == 0);
    }
  }

  @ParameterizedTest
  @MethodSource("io.swarmkeeper.nats.Servers#both")
  void an_answer_of_the_server_goes_wherever_the_asker_wants(Servers.Newest which)
      throws Exception {
    try (var server = prepared(which);
        var planner = bus(server, "planner");
        var rita = connection(server, "rita")) {
      rita.publish(
          "$JS.API.STREAM.INFO.KEEPER-t", "keeper.t.request.somebody.shop.deploy", new byte[0]);
      var streams = new Streams(planner);
      await().until(() -> streams.state("KEEPER-t-REQUESTS").count() == 1);
    }
  }

  @ParameterizedTest
  @MethodSource("io.swarmkeeper.nats.Servers#both")
  void a_filter_in_the_subject_binds_what_is_read(Servers.Newest which) throws Exception {
    try (var server = prepared(which);
        var watcher = connection(server, "watcher-two")) {
      assertThat(
              consumer(
                  watcher,
                  "$JS.API.CONSUMER.CREATE.KEEPER-t.w.keeper.t.observation.container.wrk",
                  "\"name\":\"w\",\"ack_policy\":\"none\",\"filter_subject\":\"keeper.t.taken.>\""))
          .contains("did not match filtered subject");
    }
  }
}
