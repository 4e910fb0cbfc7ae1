package io.swarmkeeper.bus.stream;

import io.nats.client.Connection;
import io.nats.client.ConsumerContext;
import io.nats.client.FetchConsumeOptions;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.swarmkeeper.bus.BusUnavailable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a stream holds at this moment, once, and leaves no trace in it. */
final class StreamSnapshot {
  private static final int AT_ONCE = 500;
  private static final int ATTEMPTS = 3;

  private StreamSnapshot() {}

  /**
   * What a consumer without a trace finds, oldest first: as much as there is, up to a number. A
   * message may get lost on the way: its reader was paused for longer than a fetch lasts.
   */
  static List<Delivery> read(
      Connection connection, String stream, ConsumerConfiguration.Builder start, long most)
      throws BusUnavailable, InterruptedException {
    var config = start.build();
    try {
      for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
        var read = whole(connection.getStreamContext(stream).createOrUpdateConsumer(config), most);
        if (read.isPresent()) {
          return read.get();
        }
      }
    } catch (IOException
        | JetStreamApiException
        | JetStreamStatusCheckedException
        | IllegalStateException e) {
      throw new BusUnavailable("stream " + stream + " cannot be read", e);
    }
    throw new BusUnavailable(
        "stream " + stream + " cannot be read: messages got lost, " + ATTEMPTS + " times");
  }

  /** What there is, without a gap; empty if one of them got lost. */
  private static Optional<List<Delivery>> whole(ConsumerContext consumer, long most)
      throws IOException,
          JetStreamApiException,
          JetStreamStatusCheckedException,
          InterruptedException {
    var expected = Math.min(most, consumer.getCachedConsumerInfo().getCalculatedPending());
    var read = new ArrayList<Delivery>();
    while (read.size() < expected) {
      var left = (int) Math.min(AT_ONCE, expected - read.size());
      var fetch = FetchConsumeOptions.builder().maxMessages(left).noWaitExpiresIn(1000).build();
      var batch = FetchLoop.drained(consumer.fetch(fetch));
      if (batch.isEmpty()) {
        return isAll(read.size(), consumer.getConsumerInfo())
            ? Optional.of(read)
            : Optional.empty();
      }
      for (var message : batch) {
        if (message.metaData().consumerSequence() != read.size() + 1) {
          return Optional.empty();
        }
        read.add(Delivery.of(message));
      }
    }
    return Optional.of(read);
  }

  /** One that is stored while the consumer is made may have been counted twice. */
  private static boolean isAll(int read, ConsumerInfo consumer) {
    return consumer.getNumPending() == 0 && consumer.getDelivered().getConsumerSequence() == read;
  }
}
