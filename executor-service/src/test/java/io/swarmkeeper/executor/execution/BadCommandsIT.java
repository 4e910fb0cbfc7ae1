package io.swarmkeeper.executor.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.NatsServer;
import io.swarmkeeper.bus.key.SigningKey;
import io.swarmkeeper.bus.stream.Handled;
import io.swarmkeeper.bus.stream.Streams;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.PublicKey;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.contract.Role;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.engine.Json;
import io.swarmkeeper.executor.Given;
import io.swarmkeeper.executor.command.NodeIdentity;
import io.swarmkeeper.executor.guard.CommandDeadline;
import io.swarmkeeper.executor.nats.CommandHandler;
import io.swarmkeeper.executor.nats.JournalLedger;
import io.swarmkeeper.executor.nats.Orders;
import io.swarmkeeper.executor.registry.Images;
import io.swarmkeeper.executor.registry.Pulls;
import io.swarmkeeper.journal.BadMail;
import io.swarmkeeper.journal.DeadLetters;
import io.swarmkeeper.journal.Entry;
import io.swarmkeeper.journal.Identity;
import io.swarmkeeper.journal.Journal;
import io.swarmkeeper.journal.Journal.EnvelopeHandler;
import io.swarmkeeper.journal.Rejected;
import io.swarmkeeper.swarm.ImageName;
import io.swarmkeeper.trust.Trust;
import io.swarmkeeper.trust.Trust.TrustedKey;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Bad commands that the planner itself has signed, on a real NATS: each has an outcome or is
 * parked, and the next one is served.
 */
class BadCommandsIT {
  private static final int SENT = Boolean.getBoolean("keeper.full") ? 10_000 : 1_000;
  private static final long SEED = 167;
  private static final Duration SOON = Duration.ofMinutes(10);
  private static final Clock CLOCK = Clock.systemUTC();
  private static final NodeIdentity NODE = new NodeIdentity("w9d4h6j8l1n3b5v7c2x0z4q6e", "node-2");
  private static final SigningKey PLANNER = SigningKey.generate();

  private final Subjects subjects = new Subjects("it");
  private final FakeSwarm swarm = new FakeSwarm();
  private final Map<String, Integer> ends = new TreeMap<>();
  private Optional<OperationId> operation = Optional.empty();
  private NatsServer server;
  private Bus bus;
  private Journal journal;

  @BeforeEach
  void connect() throws Exception {
    server = NatsServer.start();
    bus =
        Bus.connect(new BusSettings(server.url(), Optional.empty(), "it"), Duration.ofSeconds(20));
    var planner =
        new TrustedKey(
            "planner", Role.PLANNER, new PublicKey(PLANNER.publicKey()), Optional.empty());
    var trust = new Trust(Trust.Unsigned.REFUSED, List.of(planner));
    journal = new Journal(bus, new Identity(subjects, "keeper/executor", Optional.empty(), trust));
    journal.ensure();
  }

  @AfterEach
  void close() throws IOException {
    bus.close();
    server.close();
  }

  @Test
  void every_bad_command_has_an_outcome_or_is_parked() throws Exception {
    var reader = journal.consume("executors", "keeper.it.command.>", handler());
    var letters =
        new BadMail(subjects, _ -> Optional.of(PLANNER))
            .letters(SEED, SENT, BadCommandsIT::isCommand);
    assertThat(BadMail.send(bus, letters)).isEqualTo(SENT);
    await().atMost(SOON).until(() -> reader.counts().done() == SENT);
    System.out.printf(
        "%d bad commands: %s, parked=%d%n", SENT, ends, journal.deadLetters().parked());
    assertThat(reader.alive()).isTrue();
    assertThat(bugs()).isEmpty();
    assertThat(reader.counts().failed()).isZero();
    var ended = ends.values().stream().mapToInt(Integer::intValue).sum();
    assertThat(ended + journal.deadLetters().parked()).isEqualTo(SENT);
    assertThat(ends).containsKeys("done", "refused", "failed", "conflicted");
  }

  /** What was parked because of us, and not because of what it says. */
  private List<String> bugs() throws Exception {
    return new Streams(bus)
        .since(subjects.stream(), subjects.deadLetters(), Instant.EPOCH).stream()
            .map(letter -> letter.headers().get(DeadLetters.REASON))
            .filter(reason -> reason.startsWith("handling it failed"))
            .distinct()
            .toList();
  }

  private static boolean isCommand(MessageType type) {
    return Command.class.isAssignableFrom(type.recordType());
  }

  private EnvelopeHandler handler() {
    var ledger = new Holding(new JournalLedger(journal));
    var desk = new CommandDesk(NODE, swarm, ledger, CommandDeadline.USUAL, CLOCK);
    var execution =
        new CommandExecution(NODE, desk, new Pulls(NODE, new AllImages(), CLOCK), ledger);
    var orders = new Orders(journal.self().trust(), CLOCK);
    var handler =
        new CommandHandler(
            execution,
            journal::publish,
            orders,
            "keeper/executor/node-2",
            (_, outcome, _) -> ends.merge(MessageType.of(outcome).kind(), 1, Integer::sum));
    return entry -> handled(handler, entry);
  }

  /** As if no other command had been carried out. */
  private synchronized Handled handled(EnvelopeHandler handler, Entry entry)
      throws Rejected, InterruptedException {
    operation = entry.envelope().operation();
    swarm.services.clear();
    swarm.put(Given.service(Given.spec("web:v1"), 4711));
    swarm.nodes.put(NODE.nodeId(), Given.node(NODE.nodeId(), "node-2", "active"));
    return handler.handle(entry);
  }

  /** Every operation has in hand what its commands are about. */
  private final class Holding implements Ledger, Revisions {
    private final JournalLedger real;

    Holding(JournalLedger real) {
      this.real = real;
    }

    @Override
    public boolean answered(MessageId command) throws BusUnavailable, InterruptedException {
      return real.answered(command);
    }

    @Override
    public Optional<OperationId> holder(Claim claim) throws BusUnavailable {
      assertThat(real.holder(claim)).isEmpty();
      return operation;
    }

    @Override
    public Optional<Revision> find(String key) throws BusUnavailable {
      assertThat(real.find(key)).isEmpty();
      return key.equals("shop/2") ? Optional.of(revision()) : Optional.empty();
    }
  }

  private static Revision revision() {
    return new Revision(
        "shop",
        2,
        Instant.EPOCH,
        Asked.of("alice", "test"),
        new OperationId("d-1"),
        Stream.of("shop_web", "shop_cache")
            .map(name -> new NamedSpec(name, Given.spec("web:v2").json().put("Name", name)))
            .toList(),
        named("shop_default"),
        named("shop_motd"),
        named("shop_key-5f2d8c1a90be"),
        List.of(),
        Optional.empty(),
        List.of());
  }

  private static List<NamedSpec> named(String name) {
    return List.of(new NamedSpec(name, Json.object().put("Name", name)));
  }

  /** Has whatever is asked for. */
  private record AllImages() implements Images {
    @Override
    public boolean has(ImageName image) {
      return true;
    }

    @Override
    public boolean knownAt(ImageName image) {
      return true;
    }

    @Override
    public void pull(ImageName image) {}
  }
}
