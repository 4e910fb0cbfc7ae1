package io.swarmkeeper.nats;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What NATS' permissions cannot bind, as docs/roles.md tells it; and how far it reaches. */
@SuppressWarnings("try") // jnats' connection may be interrupted while it closes
class HolesIT {
  @TempDir Path directory;

  private static String asked(Connection connection, String subject, String body) throws Exception {
    var answer =
        connection.request(subject, body.getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(2));
    return answer == null ? "" : new String(answer.getData(), StandardCharsets.UTF_8);
  }

  private static Connection rita(ConfiguredServer server) throws Exception {
    var key = server.credentials("rita");
    return Nats.connect(
        Options.builder()
            .server(server.url())
            .authHandler(key.authHandler())
            .inboxPrefix("_INBOX." + key.key().publicKey() + ".")
            .build());
  }

  @ParameterizedTest
  @MethodSource("io.swarmkeeper.nats.Servers#both")
  void a_push_consumer_gets_nothing_into_a_stream_and_purges_nothing(Servers.Newest which)
      throws Exception {
    assumeTrue(which.binary().isPresent(), which.reason());
    var subjects = new Subjects("t");
    try (var server = ConfiguredServer.start(which.binary().orElseThrow(), directory);
        var bus =
            Bus.connect(
                new BusSettings(
                    server.url(), Optional.of(server.credentials("installer")), "installer"),
                Duration.ofSeconds(5));
        var rita = rita(server)) {
      new Journal(bus, subjects, "keeper/planner").ensure();
      try (var planner = planner(server)) {
        var _ =
            planner
                .publisher(Duration.ofSeconds(1))
                .publish(
                    "keeper.t.event.planner.x",
                    "x",
                    Map.of(),
                    "{}".getBytes(StandardCharsets.UTF_8));
      }
      for (var target :
          new String[] {"keeper.t.request.rita.shop.deploy", "$JS.API.STREAM.PURGE.KEEPER-t"}) {
        var name = "push" + Math.abs(target.hashCode());
        var answer =
            asked(
                rita,
                "$JS.API.CONSUMER.CREATE.KEEPER-t." + name,
                """
                {"stream_name":"KEEPER-t","config":{"name":"%s","deliver_policy":"all","ack_policy":"none",
                "deliver_subject":"%s"}}\
                """
                    .formatted(name, target));
        assertThat(answer).contains("created");
      }
      var journal = asked(rita, "$JS.API.STREAM.INFO.KEEPER-t", "");
      assertThat(journal).contains("\"messages\":1");
      try (var planner = planner(server)) {
        var waiting = new Streams(planner).state("KEEPER-t-REQUESTS");
        assertThat(waiting.count()).isZero();
      }
    }
  }

  private static Bus planner(ConfiguredServer server) throws Exception {
    var settings =
        new BusSettings(server.url(), Optional.of(server.credentials("planner")), "planner");
    return Bus.connect(settings, Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @MethodSource("io.swarmkeeper.nats.Servers#both")
  void a_filter_in_the_subject_binds_what_is_read(Servers.Newest which) throws Exception {
    assumeTrue(which.binary().isPresent(), which.reason());
    try (var server = ConfiguredServer.start(which.binary().orElseThrow(), directory);
        var bus =
            Bus.connect(
                new BusSettings(
                    server.url(), Optional.of(server.credentials("installer")), "installer"),
                Duration.ofSeconds(5));
        var connection = watcher(server)) {
      new Journal(bus, new Subjects("t"), "keeper/planner").ensure();
      var subject = "$JS.API.CONSUMER.CREATE.KEEPER-t.w.keeper.t.observation.container.wrk";
      var other =
          """
          {"stream_name":"KEEPER-t","config":{"name":"w","ack_policy":"none","filter_subject":"keeper.t.taken.>"}}\
          """;
      assertThat(asked(connection, subject, other)).contains("did not match filtered subject");
    }
  }

  private static Connection watcher(ConfiguredServer server) throws Exception {
    var key = server.credentials("watcher-two");
    return Nats.connect(
        Options.builder()
            .server(server.url())
            .authHandler(key.authHandler())
            .inboxPrefix("_INBOX." + key.key().publicKey() + ".")
            .build());
  }
}
