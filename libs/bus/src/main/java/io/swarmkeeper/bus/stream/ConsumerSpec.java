package io.swarmkeeper.bus.stream;

import java.time.Duration;

/**
 * A durable reading position in a stream; several processes with the same one share the messages.
 *
 * @param durable its name; what NATS does not allow in it becomes {@code _}
 * @param filterSubject one subject, with wildcards
 * @param ackWait how long after the death of a process its messages go to another; a living one
 *     holds them as long as it needs
 * @param batch how many messages one process takes at a time
 */
public record ConsumerSpec(
    String stream, String durable, String filterSubject, Duration ackWait, int batch) {
  /** Makes the name one that NATS takes. */
  public ConsumerSpec {
    durable = durable.replaceAll("[^A-Za-z0-9_-]", "_");
  }

  /** Ten seconds, sixteen messages. */
  public static ConsumerSpec of(String stream, String durable, String filterSubject) {
    return new ConsumerSpec(stream, durable, filterSubject, Duration.ofSeconds(10), 16);
  }

  /**
   * How far a durable reader is.
   *
   * @param pending messages that were never handed out
   * @param unacknowledged messages in some reader's hands
   * @param floor up to this sequence everything is acknowledged
   */
  public record Position(long pending, long unacknowledged, long floor) {}
}
