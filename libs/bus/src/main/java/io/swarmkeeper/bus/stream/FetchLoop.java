package io.swarmkeeper.bus.stream;

import io.nats.client.Connection;
import io.nats.client.ConsumerContext;
import io.nats.client.FetchConsumeOptions;
import io.nats.client.FetchConsumer;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.Link;
import io.swarmkeeper.bus.stream.Streams.BatchHandler;
import io.swarmkeeper.bus.stream.Streams.Handler;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A durable reader as a loop of fetches that expire after a second. jnats' own {@code consume}
 * stalls for over a minute when the server restarts; this one goes on within a second.
 */
final class FetchLoop implements Loop.Reading {
  private static final Logger LOG = LoggerFactory.getLogger(FetchLoop.class);
  private static final Duration SERVER = Duration.ofSeconds(2);
  private static final long EXPIRES_MILLIS = 1000;
  private static final Duration LAST_WORD_WITHIN = Duration.ofSeconds(1);
  private static final Duration LOOK_FOR_IT_EVERY = Duration.ofMillis(5);
  private static final long MOST_BYTES = 4L << 20;
  private static final long LONGEST_DELAY_SECONDS = 60;

  private final Link link;
  private final ConsumerSpec spec;
  private final BatchHandler handler;
  private final boolean oneByOne;
  private final Loop loop;
  private final HeldMessages held;

  private FetchLoop(Link link, ConsumerSpec spec, BatchHandler handler, boolean oneByOne) {
    this.link = link;
    this.spec = spec;
    this.handler = handler;
    this.oneByOne = oneByOne;
    this.loop = new Loop(spec.durable());
    this.held = new HeldMessages(spec.durable(), spec.ackWait());
  }

  private Loop start() {
    loop.start(link, this, held::stop);
    return loop;
  }

  /** Starts a reader that handles and acknowledges one message after the other. */
  static Loop ofSingles(Link link, ConsumerSpec spec, Handler handler) {
    return new FetchLoop(link, spec, b -> List.of(handler.handle(b.getFirst())), true).start();
  }

  /** Starts a reader that handles whatever is there, up to the batch size, at once. */
  static Loop ofBatches(Link link, ConsumerSpec spec, BatchHandler handler) {
    return new FetchLoop(link, spec, handler, false).start();
  }

  @Override
  public ConsumerContext open(Connection connection) throws IOException, JetStreamApiException {
    return connection.getStreamContext(spec.stream()).createOrUpdateConsumer(durable(spec));
  }

  @Override
  public boolean take(List<Message> batch) throws InterruptedException {
    held.take(batch);
    try {
      handle(batch);
    } finally {
      held.releaseAll();
    }
    return true;
  }

  private void handle(List<Message> batch) throws InterruptedException {
    if (oneByOne) {
      for (var message : batch) {
        loop.work(() -> handleTogether(List.of(message)));
      }
    } else {
      loop.work(() -> handleTogether(batch));
    }
    if (loop.stopping()) {
      held.all().forEach(Message::nak);
    }
  }

  private void handleTogether(List<Message> batch) throws InterruptedException {
    var deliveries = batch.stream().map(Delivery::of).toList();
    loop.waiting(deliveries.getLast().pending());
    settle(batch, answers(deliveries));
  }

  private List<Handled> answers(List<Delivery> batch) throws InterruptedException {
    try {
      var answers = handler.handle(batch);
      if (answers.size() != batch.size()) {
        throw new IllegalStateException(
            answers.size() + " answers for " + batch.size() + " messages");
      }
      loop.fine();
      return answers;
    } catch (RuntimeException e) {
      loop.failed(batch.size());
      loop.trouble(spec.durable() + " failed on " + batch.getFirst().subject() + ": " + e);
      LOG.error("{} failed on {}", spec.durable(), batch.getFirst().subject(), e);
      var worst = batch.stream().mapToLong(Delivery::deliveries).max().orElse(1);
      return Collections.nCopies(batch.size(), Handled.again(growing(worst), String.valueOf(e)));
    }
  }

  /**
   * How long after the delivery of this number a message comes again on which its handler failed.
   */
  static Duration growing(long deliveries) {
    return Duration.ofSeconds(
        Math.min(LONGEST_DELAY_SECONDS, 1L << Math.min(6, Math.max(0, deliveries - 1))));
  }

  /**
   * Acknowledges all, and waits for the server's word on the last alone: it takes them in the order
   * in which they come.
   */
  private void settle(List<Message> batch, List<Handled> answers) throws InterruptedException {
    var settled = new ArrayList<Message>();
    for (var i = 0; i < batch.size(); i++) {
      var message = batch.get(i);
      switch (answers.get(i)) {
        case Handled.Done() -> settled.add(message);
        case Handled.Again(var after, var why) -> {
          LOG.debug("{} hands {} back: {}", spec.durable(), message.getSubject(), why);
          message.nakWithDelay(after);
        }
      }
      held.release(message);
    }
    if (!settled.isEmpty()) {
      acknowledge(settled);
    }
  }

  /** An acknowledgement that gets lost only means that the idempotent handler sees it again. */
  private void acknowledge(List<Message> settled) throws InterruptedException {
    try {
      settled.subList(0, settled.size() - 1).forEach(Message::ack);
      settled.getLast().ackSync(SERVER);
      loop.done(settled.size());
    } catch (TimeoutException | IllegalStateException e) { // the latter: closed under our hands
      loop.trouble(spec.durable() + ": an acknowledgement was not confirmed");
    }
  }

  @Override
  public FetchConsumeOptions fetch() throws BusUnavailable {
    return fetch(link, spec);
  }

  /** What is in our hands at once is bounded, however large the messages; one always fits. */
  static FetchConsumeOptions fetch(Link link, ConsumerSpec spec) throws BusUnavailable {
    return FetchConsumeOptions.builder()
        .max((int) Math.max(MOST_BYTES, 2 * link.connection().getMaxPayload()), spec.batch())
        .noWaitExpiresIn(EXPIRES_MILLIS)
        .build();
  }

  /**
   * All that the server sends for this fetch. jnats gives up at the moment at which the server
   * does, which may just then be sending: that message would be nobody's until it is sent again. So
   * the server has the last word, unless it says nothing for long.
   */
  static List<Message> drained(FetchConsumer fetch)
      throws JetStreamStatusCheckedException, InterruptedException {
    var batch = new ArrayList<Message>();
    try {
      var patience = LAST_WORD_WITHIN.dividedBy(LOOK_FOR_IT_EVERY);
      while (!fetch.isFinished() && patience > 0) {
        var message = fetch.nextMessage();
        if (message != null) {
          batch.add(message);
        } else if (!fetch.isStopped() && !fetch.isFinished()) {
          patience--;
          Thread.sleep(LOOK_FOR_IT_EVERY);
        }
      }
    } finally {
      fetch.stop();
    }
    return batch;
  }

  static ConsumerConfiguration durable(ConsumerSpec spec) {
    return ConsumerConfiguration.builder()
        .durable(spec.durable())
        .filterSubject(Streams.filterSubject(spec.filterSubject()))
        .ackPolicy(AckPolicy.Explicit)
        .ackWait(spec.ackWait())
        .maxDeliver(-1)
        .maxAckPending(Math.max(1000, 8 * spec.batch()))
        .build();
  }
}
