package io.swarmkeeper.bus;

import io.nats.client.JetStreamApiException;
import io.nats.client.PublishOptions;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * Stores messages in the stream that takes their subject, each id once. A failed attempt may have
 * been stored, so it is repeated under the same id until the deadline.
 */
public final class Publisher {
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);
  private final Link link;
  private final Duration deadline;

  Publisher(Link link, Duration deadline) {
    this.link = link;
    this.deadline = deadline;
  }

  /**
   * Stores one message.
   *
   * @param messageId the same id within the stream's duplicate window is stored once
   * @throws NotPublished when the server has not confirmed by the deadline
   */
  public Published publish(
      String subject, String messageId, Map<String, String> headers, byte[] body)
      throws NotPublished, InterruptedException {
    var message = message(subject, headers, body);
    var options = PublishOptions.builder().messageId(messageId).build();
    var end = System.nanoTime() + deadline.toNanos();
    while (true) {
      try {
        var left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        var ack = link.await(left).jetStream().publish(message, options);
        return new Published(ack.getSeqno(), ack.isDuplicate());
      } catch (IllegalArgumentException e) {
        throw new NotPublished(subject + " was refused: " + e.getMessage(), e);
      } catch (IOException
          | JetStreamApiException
          | BusUnavailable
          | IllegalStateException e) { // the last: closed under our hands
        if (System.nanoTime() - end > 0) {
          throw new NotPublished(
              subject
                  + " was not confirmed within "
                  + deadline.toMillis()
                  + " ms: "
                  + e.getMessage(),
              e);
        }
      }
      Thread.sleep(BETWEEN_ATTEMPTS);
    }
  }

  private static NatsMessage message(String subject, Map<String, String> headers, byte[] body) {
    var natsHeaders = new Headers();
    headers.forEach(natsHeaders::put);
    return NatsMessage.builder().subject(subject).headers(natsHeaders).data(body).build();
  }

  /**
   * The server's confirmation.
   *
   * @param sequence where it stands in the stream
   * @param duplicate whether that id was there already
   */
  public record Published(long sequence, boolean duplicate) {}
}
