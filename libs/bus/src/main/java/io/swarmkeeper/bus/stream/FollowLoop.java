package io.swarmkeeper.bus.stream;

import io.nats.client.Connection;
import io.nats.client.ConsumerContext;
import io.nats.client.FetchConsumeOptions;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.Link;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/**
 * Reads a stream in order without leaving a trace in it. When the server was away, or a message got
 * lost on the way, it starts again right behind the last one it has seen.
 */
final class FollowLoop {
  private static final Duration SERVER = Duration.ofSeconds(2);
  private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(30);
  private static final FetchConsumeOptions FETCH =
      FetchConsumeOptions.builder().maxMessages(500).noWaitExpiresIn(1000).build();

  private final Link link;
  private final String stream;
  private final String filter;
  private final Consumer<Delivery> follower;
  private final LoopThread thread;
  private StartAt next;

  private FollowLoop(
      Link link, String stream, String filter, StartAt from, Consumer<Delivery> follower) {
    this.link = link;
    this.stream = stream;
    this.filter = filter;
    this.next = from;
    this.follower = follower;
    this.thread = new LoopThread("follow-" + stream);
  }

  /** Starts following. A follower that throws ends the loop. */
  static Loop start(
      Link link, String stream, String filter, StartAt from, Consumer<Delivery> follower) {
    var loop = new FollowLoop(link, stream, filter, from, follower);
    loop.thread.start(loop::pass, () -> {});
    return loop.thread;
  }

  private void pass()
      throws BusUnavailable,
          IOException,
          JetStreamApiException,
          JetStreamStatusCheckedException,
          InterruptedException {
    var connection = link.await(SERVER);
    var generation = link.generation();
    var consumer = open(connection);
    var expected = 1L;
    while (!thread.stopping() && link.generation() == generation) {
      var _ = link.connection();
      var batch = FetchLoop.drained(consumer.fetch(FETCH));
      for (var message : batch) {
        if (message.metaData().consumerSequence() != expected) {
          return; // one is missing: start again behind the last
        }
        expected++;
        thread.work(() -> hand(message));
      }
      if (batch.isEmpty()) {
        thread.caughtUp();
      }
    }
  }

  private void hand(Message message) {
    var delivery = Delivery.of(message);
    next = new StartAt.Sequence(delivery.streamSequence() + 1);
    thread.waiting(delivery.pending());
    try {
      follower.accept(delivery);
      thread.done(1);
    } catch (RuntimeException e) {
      thread.end("a follower of " + stream + " failed on sequence " + delivery.streamSequence(), e);
    }
  }

  private ConsumerContext open(Connection connection) throws IOException, JetStreamApiException {
    var context = connection.getStreamContext(stream);
    var config =
        ConsumerConfiguration.builder()
            .filterSubject(filter)
            .ackPolicy(AckPolicy.None)
            .memStorage(true)
            .numReplicas(1)
            .inactiveThreshold(FORGOTTEN_AFTER);
    if (next instanceof StartAt.NewOnly) {
      var last = context.getStreamInfo().getStreamState().getLastSequence();
      next = new StartAt.Sequence(last + 1); // so that a restart from here on loses nothing
    }
    switch (next) {
      case StartAt.Sequence(var sequence) ->
          config.deliverPolicy(DeliverPolicy.ByStartSequence).startSequence(Math.max(1, sequence));
      case StartAt.Time(var time) ->
          config.deliverPolicy(DeliverPolicy.ByStartTime).startTime(time.atZone(ZoneOffset.UTC));
      case StartAt.NewOnly() -> throw new IllegalStateException("made a sequence above");
    }
    var consumer = context.createOrUpdateConsumer(config.build());
    thread.waiting(consumer.getCachedConsumerInfo().getCalculatedPending());
    return consumer;
  }
}
