package io.swarmkeeper.executor;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.Questions.Standing;
import io.swarmkeeper.bus.stream.Loop;
import io.swarmkeeper.contract.Query.ImageQuery;
import io.swarmkeeper.contract.Query.SaltQuery;
import io.swarmkeeper.contract.Query.SealingKey;
import io.swarmkeeper.contract.Query.SwarmQuery;
import io.swarmkeeper.contract.SideChannel.PutSecret;
import io.swarmkeeper.engine.Engine;
import io.swarmkeeper.executor.engine.EngineImages;
import io.swarmkeeper.executor.engine.EngineSwarm;
import io.swarmkeeper.executor.engine.ImageAnswers;
import io.swarmkeeper.executor.engine.OwnNode;
import io.swarmkeeper.executor.engine.Salt;
import io.swarmkeeper.executor.engine.SwarmAnswers;
import io.swarmkeeper.executor.execution.CommandDesk;
import io.swarmkeeper.executor.execution.CommandExecution;
import io.swarmkeeper.executor.execution.SecretKeeping;
import io.swarmkeeper.executor.guard.CommandDeadline;
import io.swarmkeeper.executor.nats.CommandHandler;
import io.swarmkeeper.executor.nats.JournalLedger;
import io.swarmkeeper.executor.nats.Orders;
import io.swarmkeeper.executor.registry.AllowedRegistries;
import io.swarmkeeper.executor.registry.Credentials;
import io.swarmkeeper.executor.registry.Pulls;
import io.swarmkeeper.executor.registry.RegistryGuard;
import io.swarmkeeper.journal.Journal;
import io.swarmkeeper.journal.Logins;
import io.swarmkeeper.journal.Queries;
import io.swarmkeeper.journal.SealingBox;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an executor serves on its node: that node's commands always, the swarm's commands and the
 * planner's questions while the node is a manager.
 */
public final class NodeAgent implements AutoCloseable {
  private static final String SHARED = "executors";

  private final Engine engine;
  private final Journal journal;
  private final Queries ask;
  private final Clock clock;
  private final Metrics metrics;
  private final Salt salt;
  private final Credentials credentials;
  private ImageAnswers images;
  private final Logins logins;
  private Optional<SealingBox> box = Optional.empty();
  private Optional<Standing> takingLogins = Optional.empty();
  private Optional<OwnNode> served = Optional.empty();
  private Optional<Loop> nodeCommands = Optional.empty();
  private Optional<Loop> swarmCommands = Optional.empty();
  private Optional<Pulls> pulls = Optional.empty();
  private List<Standing> answers = List.of();

  /** Serves nobody before {@link #serve}. */
  public NodeAgent(Engine engine, Journal journal, Bus bus, Clock clock, Metrics metrics) {
    this.engine = engine;
    this.journal = journal;
    this.ask = new Queries(bus, journal.self());
    this.logins = new Logins(bus, journal.self());
    this.clock = clock;
    this.metrics = metrics;
    this.salt = new Salt(engine, journal.subjects().swarm());
    this.credentials = new Credentials(salt::value);
    this.images = images(AllowedRegistries.of(""));
  }

  /** The same, asking also these registries about images. */
  public NodeAgent asking(AllowedRegistries allowed) {
    images.close();
    images = images(allowed);
    return this;
  }

  private ImageAnswers images(AllowedRegistries allowed) {
    return new ImageAnswers(engine, credentials, RegistryGuard.of(allowed));
  }

  /** What secrets for this node are sealed to now; absent before it serves. */
  public synchronized Optional<SealingKey> sealingKey() {
    var self = journal.self();
    return box.map(b -> b.key(self.subjects(), self.key(), clock.instant()));
  }

  /** One for each node that this process serves, and with it the credentials for that node. */
  private SealingBox box(OwnNode node) {
    if (box.filter(b -> b.nodeId().equals(node.nodeId())).isEmpty()) {
      box = Optional.of(new SealingBox(node.nodeId()));
      takingLogins.ifPresent(Standing::close);
      takingLogins = Optional.of(logins.listen(box.get(), credentials::take));
    }
    return box.get();
  }

  /** Serves as this node from now on; the same as before is nothing new. */
  public synchronized void serve(OwnNode node) {
    var before = served.map(OwnNode::nodeId);
    var _ = box(node);
    if (!before.equals(Optional.of(node.nodeId()))) {
      nodeCommands.ifPresent(Loop::stop);
      pulls.ifPresent(Pulls::close);
      pulls = Optional.of(new Pulls(node.identity(), new EngineImages(engine, credentials), clock));
      nodeCommands =
          Optional.of(
              consume(
                  "executor-" + node.nodeId(),
                  journal.subjects().nodeCommands(node.nodeId()),
                  node));
    }
    if (node.manager() && swarmCommands.isEmpty()) {
      swarmCommands = Optional.of(consume(SHARED, journal.subjects().swarmCommands(), node));
      answers = answers(node);
    }
    if (!node.manager()) {
      stopManaging();
    }
    served = Optional.of(node);
  }

  private Loop consume(String durable, String prefix, OwnNode node) {
    var ledger = new JournalLedger(journal);
    var desk =
        new CommandDesk(
            node.identity(),
            new EngineSwarm(engine, credentials, clock),
            ledger,
            CommandDeadline.USUAL,
            clock);
    var execution = new CommandExecution(node.identity(), desk, pulls.orElseThrow(), ledger);
    var handler =
        new CommandHandler(
            execution,
            journal::publish,
            new Orders(journal.self().trust(), clock),
            node.source(),
            metrics::carriedOut);
    var reader = journal.consume(durable, prefix + ">", handler);
    metrics.watch(durable, reader);
    return reader;
  }

  /** What only a manager can answer. */
  private List<Standing> answers(OwnNode node) {
    var secrets = new SecretKeeping(new EngineSwarm(engine, credentials, clock), salt::value);
    return List.of(
        ask.answer(
            "swarm",
            SHARED,
            SwarmQuery.class,
            new SwarmAnswers(engine, node.host(), clock)::answer),
        ask.answer("image", SHARED, ImageQuery.class, images::answer),
        ask.answer("salt", SHARED, SaltQuery.class, _ -> salt.answer()),
        ask.hear("put", box(node), PutSecret.class, secrets::answer));
  }

  /** The commands and questions of the swarm go to other managers from now on. */
  private void stopManaging() {
    swarmCommands.ifPresent(Loop::stop);
    swarmCommands = Optional.empty();
    answers.forEach(Standing::close);
    answers = List.of();
  }

  /** Those that should run, by name, and whether each is alive. */
  public synchronized Map<String, Boolean> readers() {
    var readers = new LinkedHashMap<String, Boolean>();
    nodeCommands.ifPresent(reader -> readers.put("commands of the node", reader.alive()));
    swarmCommands.ifPresent(reader -> readers.put("commands of the swarm", reader.alive()));
    return readers;
  }

  @Override
  public synchronized void close() {
    Stream.of(nodeCommands, swarmCommands).flatMap(Optional::stream).parallel().forEach(Loop::stop);
    stopManaging();
    takingLogins.ifPresent(Standing::close);
    pulls.ifPresent(Pulls::close);
    images.close();
  }
}
