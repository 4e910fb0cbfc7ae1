package io.swarmkeeper.bus.stream;

import io.nats.client.Connection;
import io.nats.client.ConsumerContext;
import io.nats.client.FetchConsumeOptions;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import io.swarmkeeper.bus.Link;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a stream in order without leaving a trace in it. When the server was away, or a message got
 * lost on the way, it starts again right behind the last one it has seen.
 */
final class FollowLoop implements Loop.Reading {
  private static final Logger LOG = LoggerFactory.getLogger(FollowLoop.class);
  private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(30);
  private static final FetchConsumeOptions FETCH =
      FetchConsumeOptions.builder().maxMessages(500).noWaitExpiresIn(1000).build();

  private final String stream;
  private final String filter;
  private final Consumer<Delivery> follower;
  private final Loop loop;
  private StartAt next;
  private long expected;

  private FollowLoop(String stream, String filter, StartAt from, Consumer<Delivery> follower) {
    this.stream = stream;
    this.filter = filter;
    this.next = from;
    this.follower = follower;
    this.loop = new Loop("follow-" + stream);
  }

  /** Starts following. A follower that throws has missed that message; the next one follows. */
  static Loop start(
      Link link, String stream, String filter, StartAt from, Consumer<Delivery> follower) {
    var follow = new FollowLoop(stream, filter, from, follower);
    follow.loop.start(link, follow, () -> {});
    return follow.loop;
  }

  @Override
  public FetchConsumeOptions fetch() {
    return FETCH;
  }

  /** Where one is missing, the next consumer starts again behind the last. */
  @Override
  public boolean take(List<Message> batch) throws InterruptedException {
    for (var message : batch) {
      if (message.metaData().consumerSequence() != expected) {
        return false;
      }
      expected++;
      loop.work(() -> hand(message));
    }
    return true;
  }

  private void hand(Message message) {
    var delivery = Delivery.of(message);
    next = new StartAt.Sequence(delivery.streamSequence() + 1);
    loop.waiting(delivery.pending());
    try {
      follower.accept(delivery);
      loop.done(1);
    } catch (RuntimeException | VirtualMachineError e) { // the latter: too deep, or too large
      loop.failed(1);
      LOG.error("a follower of {} failed on sequence {}", stream, delivery.streamSequence(), e);
    }
  }

  @Override
  public ConsumerContext open(Connection connection) throws IOException, JetStreamApiException {
    var context = connection.getStreamContext(stream);
    if (next instanceof StartAt.NewOnly) {
      var last = context.getStreamInfo().getStreamState().getLastSequence();
      next = new StartAt.Sequence(last + 1); // so that a restart from here on loses nothing
    }
    expected = 1;
    return context.createOrUpdateConsumer(
        withoutTrace(next).filterSubject(Streams.filterSubject(filter)).build());
  }

  /** A consumer that the server forgets soon after its last reader. */
  static ConsumerConfiguration.Builder withoutTrace(StartAt from) {
    var config =
        ConsumerConfiguration.builder()
            .ackPolicy(AckPolicy.None)
            .memStorage(true)
            .numReplicas(1)
            .inactiveThreshold(FORGOTTEN_AFTER);
    return switch (from) {
      case StartAt.Sequence(var sequence) ->
          config.deliverPolicy(DeliverPolicy.ByStartSequence).startSequence(Math.max(1, sequence));
      case StartAt.Time(var time) ->
          config.deliverPolicy(DeliverPolicy.ByStartTime).startTime(time.atZone(ZoneOffset.UTC));
      case StartAt.NewOnly() -> config.deliverPolicy(DeliverPolicy.New);
    };
  }
}
