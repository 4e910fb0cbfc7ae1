package io.swarmkeeper.bus.stream;

import io.nats.client.Connection;
import io.nats.client.ConsumerContext;
import io.nats.client.FetchConsumeOptions;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.Link;
import io.swarmkeeper.bus.stream.Streams.Handler;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A durable reader whose messages are handled in lanes: those of one lane one after the other, in
 * their order, and no lane waits for another. What has to come again stays in our hands until then,
 * so that nothing of its lane overtakes it. Of one lane, and of all, only so many are in our hands;
 * more are handed back for a while, so that a flood in one lane stops no other.
 */
final class LaneLoop implements Loop.Reading {
  private static final Logger LOG = LoggerFactory.getLogger(LaneLoop.class);
  private static final Duration SERVER = Duration.ofSeconds(2);
  private static final Duration FLOODED = Duration.ofSeconds(2);
  private static final Duration LAST_MESSAGES_WITHIN = Duration.ofSeconds(1);
  private static final int MOST_OF_A_LANE = 32;
  private static final int MOST = 512;

  private final Link link;
  private final ConsumerSpec spec;
  private final UnaryOperator<String> laneOf;
  private final Handler handler;
  private final Loop loop;
  private final HeldMessages held;
  private final Map<String, Lane> lanes = new HashMap<>();

  private LaneLoop(Link link, ConsumerSpec spec, UnaryOperator<String> laneOf, Handler handler) {
    this.link = link;
    this.spec = spec;
    this.laneOf = laneOf;
    this.handler = handler;
    this.loop = new Loop(spec.durable());
    this.held = new HeldMessages(spec.durable(), spec.ackWait());
  }

  static Loop start(Link link, ConsumerSpec spec, UnaryOperator<String> laneOf, Handler handler) {
    var lanes = new LaneLoop(link, spec, laneOf, handler);
    lanes.loop.start(link, lanes, lanes::end);
    return lanes.loop;
  }

  /** One lane, while it has messages. */
  private static final class Lane {
    private final Queue<Message> waiting = new ArrayDeque<>();
    private Thread worker;
  }

  @Override
  public ConsumerContext open(Connection connection) throws IOException, JetStreamApiException {
    return connection
        .getStreamContext(spec.stream())
        .createOrUpdateConsumer(FetchLoop.durable(spec));
  }

  @Override
  public FetchConsumeOptions fetch() throws BusUnavailable {
    return FetchLoop.fetch(link, spec);
  }

  @Override
  public boolean take(List<Message> batch) {
    batch.forEach(this::take);
    loop.waiting(batch.getLast().metaData().pendingCount() + held.all().size());
    return true;
  }

  private void take(Message message) {
    synchronized (lanes) {
      var name = laneOf.apply(message.getSubject());
      var lane = lanes.computeIfAbsent(name, _ -> new Lane());
      if (lane.waiting.size() >= MOST_OF_A_LANE || held.all().size() >= MOST) {
        message.nakWithDelay(FLOODED);
        return;
      }
      held.take(List.of(message));
      lane.waiting.add(message);
      if (lane.worker == null) {
        lane.worker =
            Thread.ofVirtual().name(spec.durable() + " " + name).start(() -> work(name, lane));
      }
    }
  }

  private void work(String name, Lane lane) {
    try {
      for (var message = next(name, lane); message != null; message = next(name, lane)) {
        settleOrGiveBack(message);
      }
    } catch (InterruptedException e) {
      LOG.debug("{}: lane {} was interrupted", spec.durable(), name);
    } finally {
      leave(name, lane);
    }
  }

  private void settleOrGiveBack(Message message) throws InterruptedException {
    var settled = false;
    try {
      settle(message);
      settled = true;
    } finally {
      held.release(message);
      if (!settled) {
        giveBack(message);
      }
    }
  }

  /** However a worker ends, what waits in its lane goes to the next. */
  private void leave(String name, Lane lane) {
    synchronized (lanes) {
      var _ = lanes.remove(name, lane);
      for (var message = lane.waiting.poll(); message != null; message = lane.waiting.poll()) {
        held.release(message);
        giveBack(message);
      }
    }
  }

  private Message next(String name, Lane lane) {
    synchronized (lanes) {
      var message = loop.stopping() ? null : lane.waiting.poll();
      if (message == null) {
        var _ = lanes.remove(name, lane);
      }
      return message;
    }
  }

  /** Handles it, as often as its handler wants. */
  private void settle(Message message) throws InterruptedException {
    var first = Delivery.of(message);
    for (var tries = 0L; ; tries++) {
      switch (answer(first.again(tries))) {
        case Handled.Done() -> {
          acknowledge(message);
          return;
        }
        case Handled.Again(var after, var why) -> {
          LOG.debug("{} waits with {}: {}", spec.durable(), message.getSubject(), why);
          Thread.sleep(after);
        }
      }
    }
  }

  private Handled answer(Delivery delivery) throws InterruptedException {
    try {
      var answer = handler.handle(delivery);
      loop.fine();
      return answer;
    } catch (RuntimeException e) {
      loop.failed(1);
      loop.trouble(spec.durable() + " failed on " + delivery.subject() + ": " + e);
      LOG.error("{} failed on {}", spec.durable(), delivery.subject(), e);
      return Handled.again(FetchLoop.growing(delivery.deliveries()), String.valueOf(e));
    }
  }

  /** An acknowledgement that gets lost only means that the idempotent handler sees it again. */
  private void acknowledge(Message message) throws InterruptedException {
    try {
      message.ackSync(SERVER);
      loop.done(1);
    } catch (TimeoutException | IllegalStateException e) { // the latter: closed under our hands
      loop.trouble(spec.durable() + ": an acknowledgement was not confirmed");
    }
  }

  /** Lets every lane finish the message that it is at, and gives all others back. */
  private void end() {
    var workers = List.<Thread>of();
    synchronized (lanes) {
      workers = lanes.values().stream().map(lane -> lane.worker).toList();
    }
    var until = System.nanoTime() + LAST_MESSAGES_WITHIN.toNanos();
    try {
      for (var worker : workers) {
        var _ = worker.join(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      LOG.debug("{} is not waited for", spec.durable());
    }
    workers.forEach(Thread::interrupt);
    held.all().forEach(LaneLoop::giveBack);
    held.stop();
  }

  private static void giveBack(Message message) {
    try {
      message.nak();
    } catch (IllegalStateException e) {
      LOG.debug("not given back, the connection is closed: {}", e.getMessage());
    }
  }
}
