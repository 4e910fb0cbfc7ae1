package io.swarmkeeper.executor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.nats.client.Nats;
import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.bus.key.SigningKey;
import io.swarmkeeper.bus.stream.StartAt;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.PublicKey;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.contract.Role;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.engine.Engine;
import io.swarmkeeper.engine.EngineRefused;
import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.engine.Filters;
import io.swarmkeeper.executor.engine.OwnNode;
import io.swarmkeeper.executor.registry.AllowedRegistries;
import io.swarmkeeper.journal.Entry;
import io.swarmkeeper.journal.Identity;
import io.swarmkeeper.journal.Journal;
import io.swarmkeeper.trust.Signature;
import io.swarmkeeper.trust.SignedStatement;
import io.swarmkeeper.trust.Trust;
import io.swarmkeeper.trust.Trust.TrustedKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;

/** Real engines and a real NATS with a swarm name of its own; leaves nothing behind. */
final class Sandbox {
  static final Duration PATIENCE = Duration.ofSeconds(90);

  final String stack = "executor-it-" + UUID.randomUUID().toString().substring(0, 8);
  final Subjects subjects = new Subjects("it-" + stack.substring(12));
  final Bus bus =
      Bus.connect(new BusSettings(System.getenv("KEEPER_NATS"), Optional.empty(), stack), PATIENCE);
  private final SigningKey plannerKey = SigningKey.generate();
  private final SigningKey executorKey = SigningKey.generate();
  private final Trust trust =
      new Trust(
          Trust.Unsigned.REFUSED,
          List.of(known(Role.PLANNER, plannerKey), known(Role.EXECUTOR_MANAGER, executorKey)));
  final Identity planner = new Identity(subjects, "keeper/planner", Optional.of(plannerKey), trust);
  final Journal journal = new Journal(bus, planner);
  final Journal executorJournal =
      new Journal(bus, new Identity(subjects, "keeper/executor", Optional.of(executorKey), trust));
  final Engine manager = engine("node-1");
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();

  Sandbox() throws Exception {
    journal.ensure();
    opened.add(
        journal.follow(
            subjects.outcomes(),
            StartAt.beginning(),
            entry -> {
              var outcome = (Outcome) entry.envelope().message();
              outcomes.put(outcome.command().value(), outcome);
            }));
  }

  Engine engine(String node) {
    var socket = System.getenv("SANDBOX_SOCKETS").replaceAll(".*" + node + "=([^,]*).*", "$1");
    return Engine.at(URI.create(socket));
  }

  /** An executor on this node, without its rounds. */
  OwnNode serve(String host) throws Exception {
    var engine = engine(host);
    opened.add(engine);
    var agent =
        new NodeAgent(
                engine,
                executorJournal,
                bus,
                Clock.systemUTC(),
                new Metrics(new SimpleMeterRegistry()))
            .asking(AllowedRegistries.of("0.0.0.0/0,::/0"));
    opened.addFirst(agent);
    var node = OwnNode.ask(engine);
    agent.serve(node);
    return node;
  }

  /** Records these services as wanted. */
  void record(int number, List<NamedSpec> wanted) throws Exception {
    var none = List.<NamedSpec>of();
    var revision =
        new Revision(
            stack,
            number,
            Clock.systemUTC().instant(),
            Asked.of("test", "test"),
            new OperationId(stack),
            wanted,
            none,
            none,
            List.of(),
            none,
            Optional.empty(),
            List.of());
    var _ = journal.revisions().create(Revision.key(stack, number), Wire.json(revision));
  }

  private static TrustedKey known(Role role, SigningKey key) {
    return new TrustedKey(role.word(), role, new PublicKey(key.publicKey()), Optional.empty());
  }

  /** As the planner sends it: for an operation. */
  Envelope envelope(Command command) {
    return new Envelope(
        command.step().commandId(),
        "keeper/planner",
        Clock.systemUTC().instant(),
        Optional.empty(),
        Optional.of(command.step().operation()),
        Optional.of(Asked.of("test", "test")),
        command);
  }

  /** Sends a command as the planner does, for an operation that has in hand what it is about. */
  void send(Command command) throws Exception {
    hold(command);
    var _ = journal.publish(envelope(command));
  }

  /** As it comes out of the journal, had it been sent. */
  Entry signed(Command command) {
    var envelope = envelope(command);
    var body = Wire.encode(envelope);
    var now = Clock.systemUTC().instant();
    var subject = subjects.of(command);
    var signature =
        Signature.of(
            new SignedStatement(subject, envelope.id().value(), body),
            plannerKey,
            now,
            Optional.of(now.plusSeconds(60)));
    return new Entry(envelope, body, Optional.of(signature), subject, 1, now, 0);
  }

  /** Takes what the command is about for its operation, whoever had it. */
  void hold(Command command) throws Exception {
    var claims =
        switch (command) {
          case Command.CreateService c -> List.of(Claim.service(c.spec().name()));
          case Command.UpdateService c -> List.of(Claim.service(c.spec().name()));
          case Command.RemoveService c -> List.of(Claim.service(c.service()));
          case Command.SetNodeAvailability c -> List.of(Claim.node(c.nodeId()));
          default -> List.of(Claim.stack(stack));
        };
    var holder = command.step().operation().value().getBytes(StandardCharsets.UTF_8);
    for (var claim : claims) {
      var held = journal.claims().get(claim.value());
      var _ =
          held.isPresent()
              ? journal.claims().replace(claim.value(), holder, held.get().revision())
              : journal.claims().create(claim.value(), holder);
    }
  }

  /** Sends it and waits for what became of it. */
  Outcome outcome(Command command) throws Exception {
    send(command);
    return await(command);
  }

  Outcome await(Command command) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> outcomes.get(command.step().value()), outcome -> outcome != null);
  }

  List<ObjectNode> tasks(String service) throws EngineTrouble {
    return manager.tasks(Filters.none().with("service", service));
  }

  void close() throws Exception {
    for (var open : opened) {
      open.close();
    }
    for (var service : manager.services(Filters.label("com.docker.stack.namespace=" + stack))) {
      remove(service);
    }
    manager.close();
    bus.close();
    forget();
  }

  private void forget() throws Exception {
    var connection = Nats.connect(System.getenv("KEEPER_NATS"));
    var streams = connection.jetStreamManagement();
    for (var name : streams.getStreamNames()) {
      if (name.contains(subjects.stream())) {
        var _ = streams.deleteStream(name);
      }
    }
    connection.close();
  }

  private void remove(ObjectNode service) throws EngineTrouble {
    try {
      manager.removeService(service.path("ID").asText());
    } catch (EngineRefused e) {
      if (!e.notFound()) {
        throw e;
      }
    }
  }
}
