package io.swarmkeeper.cli.nats;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.api.StreamConfiguration;
import io.swarmkeeper.bus.NatsServer;
import io.swarmkeeper.bus.key.TlsFiles;
import io.swarmkeeper.cli.Calls;
import io.swarmkeeper.cli.session.SwarmConnection;
import io.swarmkeeper.contract.Subjects;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A journal that was written before subjects said who sends a message, on a NATS server of its own:
 * it is shown, and nothing in it is believed. The messages are the samples of then.
 */
class EarlierJournalIT {
  private static final String OPERATION = "d-shop-20261123T201500-3fa9";
  private static final String MARK = "(earlier contract, not proven) ";
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private NatsServer server;
  private Connection connection;
  private Calls calls;

  @BeforeEach
  void a_journal_of_then() throws Exception {
    server = NatsServer.start();
    connection = Nats.connect(server.url());
    calls = new Calls().through(NatsConnection::connect).with("KEEPER_NATS", server.url());
    stream("old", "keeper.old.>");
    of("old", "request.deploy", "deploy");
    of("old", "command.swarm.update-service", "update-service");
    of("old", "outcome." + OPERATION + "/update/shop_web#1", "done");
    of("old", "observation.container.w9d4h6j8l1n3b5v7c2x0z4q6e", "container");
    of("old", "request.pause", "pause");
    of("old", "event.operation-ended", "operation-ended");
    of("old", "event.partition-expired", "partition-expired");
    of("old", "event.checkpoint-made", "checkpoint-made");
  }

  @AfterEach
  void stop() throws Exception {
    connection.close();
    server.close();
  }

  @Test
  void requests_and_events_are_shown_as_of_an_earlier_contract() {
    var run = calls.keeper("events", "--swarm", "old");
    assertThat(run.exit()).isZero();
    var lines = run.out().lines().toList();
    assertThat(lines).hasSize(5).allMatch(line -> line.contains("  " + MARK));
    assertThat(lines.getFirst())
        .startsWith("2026-11-23T20:15:00.137Z  alice@laptop  ")
        .contains("  deploy  ")
        .contains(MARK + "asks to deploy shop from shop.yml: homepage with the winter offer");
    assertThat(lines.get(1)).contains("  pause  ").contains("look at the logs first");
    assertThat(lines.get(2)).contains("  keeper/planner  ").contains("rolled back");
    assertThat(lines.get(3)).contains("  keeper/audit-indexer  ").contains("2026.07");
  }

  @Test
  void what_is_not_readable_any_more_is_named_and_the_rest_is_shown() throws Exception {
    put("old", "event.plan-made", incomplete());
    of("old", "request.drain", "operation-ended"); // forged then, and told apart now
    of("old", "request.deploy", "deploy");
    var run = calls.keeper("events", "--swarm", "old");
    assertThat(run.out().lines()).hasSize(6);
    assertThat(run.err().lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("warning: unreadable entry 9: "))
        .anyMatch(line ->
            line.startsWith("warning: unreadable entry 10: what it says belongs on ")
                && line.endsWith("not on keeper.old.request.drain"));
  }

  @Test
  void commands_outcomes_and_observations_are_marked_too() {
    var run = calls.keeper("events", "--swarm", "old", "--all");
    assertThat(run.out().lines()).hasSize(8).allMatch(line -> line.contains("  " + MARK));
    assertThat(run.out()).contains("service shop_web updated");
    var one = calls.keeper("events", "--swarm", "old", "--operation", OPERATION);
    assertThat(one.out().lines()).hasSize(5);
  }

  @Test
  void no_program_takes_it_for_a_message_of_now() {
    var run = calls.keeper("events", "--swarm", "old", "-o", "json");
    assertThat(run.out().lines())
        .hasSize(5)
        .allMatch(line -> line.startsWith("{\"earlierContract\":{\"specversion\""));
  }

  @Test
  void whoever_acts_on_a_journal_is_not_handed_it() throws Exception {
    try (var swarm = NatsConnection.connect(address("old"));
        var feed = swarm.read(new SwarmConnection.ReadingStart.Beginning())) {
      while (!feed.caughtUp()) {
        assertThat(feed.next(PATIENCE)).isEmpty();
      }
    }
  }

  @Test
  void in_a_journal_that_is_kept_in_use_each_entry_of_before_is_marked() throws Exception {
    var now = new Subjects("kept");
    stream("kept", now.journal().toArray(String[]::new));
    of("kept", "event.operation-ended", "operation-ended");
    of("kept", "event.planner.operation-ended", "operation-ended");
    of("kept", "command.swarm.update-service", "update-service"); // nobody signed it
    var lines = calls.keeper("events", "--swarm", "kept", "--all").out().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).contains(MARK);
    assertThat(lines.get(1)).doesNotContain(MARK);
    assertThat(lines.get(2)).contains(MARK);
  }

  private SwarmConnection.Address address(String swarm) {
    return new SwarmConnection.Address(
        server.url(), Optional.empty(), Optional.empty(), new Subjects(swarm), TlsFiles.NONE);
  }

  private void stream(String swarm, String... subjects) throws Exception {
    var _ =
        connection
            .jetStreamManagement()
            .addStream(
                StreamConfiguration.builder().name("KEEPER-" + swarm).subjects(subjects).build());
  }

  private void of(String swarm, String subject, String sample) throws Exception {
    put(swarm, subject, text(sample));
  }

  private void put(String swarm, String subject, byte[] body) throws Exception {
    var _ = connection.jetStream().publish("keeper." + swarm + "." + subject, body);
  }

  private static byte[] incomplete() {
    return """
    {"specversion":"1.0","id":"d-1/plan","source":"keeper/planner",
     "type":"io.swarmkeeper.event.plan-made.v1","data":{}}
    """
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] text(String sample) throws IOException {
    try (var in =
        EarlierJournalIT.class.getResourceAsStream("/earlier/earlier-" + sample + ".json")) {
      return in.readAllBytes();
    }
  }
}
