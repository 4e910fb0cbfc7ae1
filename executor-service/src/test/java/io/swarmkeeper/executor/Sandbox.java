package io.swarmkeeper.executor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.nats.client.Nats;
import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.bus.stream.StartAt;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.engine.Engine;
import io.swarmkeeper.engine.EngineRefused;
import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.engine.Filters;
import io.swarmkeeper.executor.engine.OwnNode;
import io.swarmkeeper.journal.Journal;
import io.swarmkeeper.journal.Queries;
import java.net.URI;
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
  final Journal journal = new Journal(bus, subjects, "keeper/test");
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
            journal,
            new Queries(bus, subjects),
            Clock.systemUTC(),
            new Metrics(new SimpleMeterRegistry()));
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

  /** Sends a command as the planner does. */
  void send(Command command) throws Exception {
    var _ =
        journal.publish(
            Envelope.unasked(
                command.step().commandId(), "keeper/test", Clock.systemUTC().instant(), command));
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
