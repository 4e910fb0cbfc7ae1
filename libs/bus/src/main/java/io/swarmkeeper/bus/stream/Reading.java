package io.swarmkeeper.bus.stream;

import io.nats.client.Connection;
import io.nats.client.FetchConsumeOptions;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reads what a stream holds at this moment, once, and leaves no trace in it. */
public final class Reading {
  private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(30);
  private static final FetchConsumeOptions FETCH =
      FetchConsumeOptions.builder().maxMessages(500).noWaitExpiresIn(1000).build();

  private Reading() {}

  /** Everything under a filter that was stored since this time, oldest first. */
  public static List<Delivery> since(
      Connection connection, String stream, String filter, Instant time)
      throws IOException,
          JetStreamApiException,
          JetStreamStatusCheckedException,
          InterruptedException {
    var config =
        ConsumerConfiguration.builder()
            .filterSubject(filter)
            .ackPolicy(AckPolicy.None)
            .memStorage(true)
            .numReplicas(1)
            .inactiveThreshold(FORGOTTEN_AFTER)
            .deliverPolicy(DeliverPolicy.ByStartTime)
            .startTime(time.atZone(ZoneOffset.UTC))
            .build();
    var consumer = connection.getStreamContext(stream).createOrUpdateConsumer(config);
    var expected = consumer.getCachedConsumerInfo().getCalculatedPending();
    var read = new ArrayList<Delivery>();
    while (read.size() < expected) {
      var batch = FetchLoop.drained(consumer.fetch(FETCH));
      if (batch.isEmpty()) {
        throw new IOException(read.size() + " of " + expected + " messages came");
      }
      batch.forEach(message -> read.add(Delivery.of(message)));
    }
    return read;
  }
}
