package io.swarmkeeper.bus.stream;

import io.nats.client.Message;
import io.nats.client.api.MessageInfo;
import io.nats.client.impl.Headers;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One stored message as it is handed to us.
 *
 * @param headers names in lower case; of several values the first
 * @param deliveries how often it was handed out by this consumer, this time included
 * @param pending how many more wait behind it
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Delivery(
    String subject,
    Map<String, String> headers,
    byte[] body,
    long streamSequence,
    Instant storedAt,
    long deliveries,
    long pending) {

  static Delivery of(Message message) {
    var meta = message.metaData();
    return new Delivery(
        message.getSubject(),
        headers(message.getHeaders()),
        bytes(message.getData()),
        meta.streamSequence(),
        meta.timestamp().toInstant(),
        meta.deliveredCount(),
        meta.pendingCount());
  }

  /** As read by its sequence. */
  public static Delivery of(MessageInfo info) {
    return new Delivery(
        info.getSubject(),
        headers(info.getHeaders()),
        bytes(info.getData()),
        info.getSeq(),
        info.getTime().toInstant(),
        1,
        0);
  }

  /** The same, handed out so many times more without leaving our hands. */
  Delivery again(long times) {
    return new Delivery(
        subject, headers, body, streamSequence, storedAt, deliveries + times, pending);
  }

  private static byte[] bytes(byte[] data) {
    return data == null ? new byte[0] : data;
  }

  private static Map<String, String> headers(Headers headers) {
    var map = new HashMap<String, String>();
    if (headers != null) {
      headers.forEach((name, values) -> {
        if (!values.isEmpty()) {
          map.putIfAbsent(name.toLowerCase(Locale.ROOT), values.getFirst());
        }
      });
    }
    return Map.copyOf(map);
  }
}
