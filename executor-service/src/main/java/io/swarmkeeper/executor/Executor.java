package io.swarmkeeper.executor;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.contract.Heartbeat;
import io.swarmkeeper.engine.Engine;
import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.executor.engine.OwnNode;
import io.swarmkeeper.journal.Heartbeats;
import io.swarmkeeper.service.PeriodicLoop;
import io.swarmkeeper.service.Rhythm;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of an executor: learns again and again which node it is on and whether that is a
 * manager, serves accordingly, and says that it is alive while its engine answers.
 */
public final class Executor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Executor.class);
  private static final Rhythm LOOKS = Rhythm.every(Duration.ofSeconds(3));
  private static final Rhythm BEATS = Rhythm.every(Duration.ofSeconds(2));

  private final Engine engine;
  private final NodeAgent agent;
  private final Heartbeats heartbeats;
  private final Clock clock;
  private final AtomicReference<NodeLook> look =
      new AtomicReference<>(new NodeLook.Unseen("the engine was not asked yet"));
  private volatile List<PeriodicLoop> loops = List.of();

  /** Asks nobody before {@link #start()}. */
  public Executor(Engine engine, NodeAgent agent, Heartbeats heartbeats, Clock clock) {
    this.engine = engine;
    this.agent = agent;
    this.heartbeats = heartbeats;
    this.clock = clock;
  }

  /** What it knows of its node. */
  public sealed interface NodeLook {
    /** The engine answers. */
    record Seen(OwnNode node) implements NodeLook {}

    /** The engine does not answer, with the sentence why. */
    record Unseen(String reason) implements NodeLook {}
  }

  /** Begins; returns at once. */
  public void start() {
    loops =
        List.of(
            PeriodicLoop.start("looking at the node", LOOKS, this::look),
            PeriodicLoop.start("heartbeat", BEATS, this::beat));
  }

  public NodeLook lastLook() {
    return look.get();
  }

  /** Its loops and those of what it serves, by name, and whether each is alive. */
  public Map<String, Boolean> loops() {
    var all = new LinkedHashMap<>(agent.readers());
    loops.forEach(loop -> all.put(loop.name(), loop.alive()));
    return all;
  }

  private void look() {
    try {
      var node = OwnNode.ask(engine);
      var before = keep(new NodeLook.Seen(node));
      agent.serve(node);
      if (!before.equals(look.get())) {
        beat(); // whoever has a secret for us waits for what it is to be sealed to
      }
    } catch (EngineTrouble e) {
      var _ = keep(new NodeLook.Unseen(e.getMessage()));
    }
  }

  private NodeLook keep(NodeLook now) {
    var before = look.getAndSet(now);
    if (before.equals(now)) {
      return before;
    }
    switch (now) {
      case NodeLook.Seen(var node) ->
          LOG.info(
              "on {} ({}), {}",
              node.host(),
              node.nodeId(),
              node.manager() ? "a manager" : "a worker");
      case NodeLook.Unseen(var reason) -> LOG.warn("{}", reason);
    }
    return before;
  }

  private void beat() {
    if (look.get() instanceof NodeLook.Seen(var node)) {
      try {
        heartbeats.send(
            new Heartbeat(
                Heartbeat.Part.EXECUTOR,
                node.nodeId(),
                node.host(),
                node.manager(),
                node.leader(),
                clock.instant(),
                List.of(),
                agent.sealingKey()));
      } catch (BusUnavailable e) {
        LOG.debug("no heartbeat: {}", e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    loops.forEach(PeriodicLoop::close);
    agent.close();
  }
}
