package io.swarmkeeper.executor;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.swarmkeeper.bus.Questions.Standing;
import io.swarmkeeper.bus.stream.Loop;
import io.swarmkeeper.contract.Query.ImageQuery;
import io.swarmkeeper.contract.Query.SaltQuery;
import io.swarmkeeper.contract.Query.SwarmQuery;
import io.swarmkeeper.contract.SideChannel.PutSecret;
import io.swarmkeeper.engine.Engine;
import io.swarmkeeper.executor.answer.ImageAnswers;
import io.swarmkeeper.executor.answer.Salt;
import io.swarmkeeper.executor.answer.SecretKeeping;
import io.swarmkeeper.executor.answer.SwarmAnswers;
import io.swarmkeeper.executor.carry.BucketRevisions;
import io.swarmkeeper.executor.carry.Carrying;
import io.swarmkeeper.executor.carry.CommandDesk;
import io.swarmkeeper.executor.carry.EngineSwarm;
import io.swarmkeeper.executor.carry.JournalLedger;
import io.swarmkeeper.executor.guard.CommandDeadline;
import io.swarmkeeper.executor.registry.Credentials;
import io.swarmkeeper.executor.registry.EngineImages;
import io.swarmkeeper.executor.registry.Pulls;
import io.swarmkeeper.journal.Ask;
import io.swarmkeeper.journal.Journal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an executor serves on its node: that node's commands always, the swarm's commands and the
 * planner's questions while the node is a manager.
 */
public final class Service implements AutoCloseable {
  private static final String SHARED = "executors";

  private final Engine engine;
  private final Journal journal;
  private final Ask ask;
  private final Clock clock;
  private final MeterRegistry meters;
  private final Salt salt;
  private final Credentials credentials;
  private final ImageAnswers images;
  private Optional<Self> served = Optional.empty();
  private Optional<Loop> nodeCommands = Optional.empty();
  private Optional<Loop> swarmCommands = Optional.empty();
  private Optional<Pulls> pulls = Optional.empty();
  private List<Standing> answers = List.of();

  /** Over this engine and this journal. */
  public Service(Engine engine, Journal journal, Ask ask, Clock clock, MeterRegistry meters) {
    this.engine = engine;
    this.journal = journal;
    this.ask = ask;
    this.clock = clock;
    this.meters = meters;
    this.salt = new Salt(engine, journal.subjects().swarm());
    this.credentials = new Credentials(salt::value);
    this.images = new ImageAnswers(engine, credentials);
  }

  /** What it knows of registries. */
  public Credentials credentials() {
    return credentials;
  }

  /** Serves as this node from now on; the same as before is nothing new. */
  public synchronized void serve(Self self) {
    var before = served.map(Self::nodeId);
    if (!before.equals(Optional.of(self.nodeId()))) {
      nodeCommands.ifPresent(Loop::stop);
      pulls.ifPresent(Pulls::close);
      pulls = Optional.of(new Pulls(self.host(), new EngineImages(engine, credentials), clock));
      nodeCommands =
          Optional.of(
              consume(
                  "executor-" + self.nodeId(),
                  journal.subjects().nodeCommands(self.nodeId()),
                  self));
    }
    if (self.manager() && swarmCommands.isEmpty()) {
      swarmCommands = Optional.of(consume(SHARED, journal.subjects().swarmCommands(), self));
      answers = answers(self);
    }
    if (!self.manager()) {
      stopManaging();
    }
    served = Optional.of(self);
  }

  private Loop consume(String durable, String prefix, Self self) {
    var desk =
        new CommandDesk(
            self.host(),
            new EngineSwarm(engine, credentials, clock),
            new BucketRevisions(journal.revisions()),
            CommandDeadline.USUAL,
            clock);
    var carrying = new Carrying(self.host(), desk, pulls.orElseThrow(), new JournalLedger(journal));
    var handler =
        new CommandHandler(
            carrying, journal::publish, self.source(), clock, new CommandMetrics(meters));
    var loop = journal.consume(durable, prefix + ">", handler);
    Gauge.builder("keeper.consumer.lag", loop, Loop::lag)
        .tag("durable", durable)
        .strongReference(true)
        .register(meters);
    return loop;
  }

  /** What only a manager can answer. */
  private List<Standing> answers(Self self) {
    var secrets = new SecretKeeping(new EngineSwarm(engine, credentials, clock), salt);
    return List.of(
        ask.answer(
            "swarm",
            SHARED,
            SwarmQuery.class,
            new SwarmAnswers(engine, self.host(), clock)::answer),
        ask.answer("image", SHARED, ImageQuery.class, images::answer),
        ask.answer("salt", SHARED, SaltQuery.class, _ -> salt.answer()),
        ask.hear("put", SHARED, PutSecret.class, secrets::answer));
  }

  /** The commands and questions of the swarm go to other managers from now on. */
  private void stopManaging() {
    swarmCommands.ifPresent(Loop::stop);
    swarmCommands = Optional.empty();
    answers.forEach(Standing::close);
    answers = List.of();
  }

  /** Whether the loops that should run do run. */
  public synchronized boolean alive() {
    return Stream.of(nodeCommands, swarmCommands).flatMap(Optional::stream).allMatch(Loop::alive);
  }

  @Override
  public synchronized void close() {
    Stream.of(nodeCommands, swarmCommands).flatMap(Optional::stream).parallel().forEach(Loop::stop);
    stopManaging();
    pulls.ifPresent(Pulls::close);
    images.close();
  }
}
