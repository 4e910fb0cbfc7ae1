package io.swarmkeeper.journal;

import io.swarmkeeper.contract.Envelope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * W3C trace context derived from ids alone: every message of one operation, by whomever sent, is a
 * span of the same trace.
 *
 * @param traceId of the operation, or for what belongs to none, of the message itself
 * @param spanId of the message
 */
public record TraceContext(String traceId, String spanId) {
  private static final int TRACE_DIGITS = 32;
  private static final int SPAN_DIGITS = 16;

  public static TraceContext of(Envelope envelope) {
    var message = hash(envelope.id().value());
    var whole = envelope.operation().map(operation -> hash(operation.value())).orElse(message);
    return new TraceContext(whole.substring(0, TRACE_DIGITS), message.substring(0, SPAN_DIGITS));
  }

  /** The value of the header {@code traceparent}. */
  public String traceparent() {
    return "00-" + traceId + "-" + spanId + "-01";
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
