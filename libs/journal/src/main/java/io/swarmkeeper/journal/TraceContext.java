package io.swarmkeeper.journal;

import io.swarmkeeper.contract.Envelope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * W3C trace context derived from ids alone: every message of one operation, by whomever sent, is a
 * span of the same trace.
 */
public final class TraceContext {
  private static final int TRACE_DIGITS = 32;
  private static final int SPAN_DIGITS = 16;

  private TraceContext() {}

  /** The trace of the operation, or for what belongs to none, of the message itself. */
  public static String traceId(Envelope envelope) {
    var name = envelope.operation().map(Object::toString).orElseGet(() -> envelope.id().value());
    return hash(name).substring(0, TRACE_DIGITS);
  }

  /** The message as a span. */
  public static String spanId(Envelope envelope) {
    return hash(envelope.id().value()).substring(0, SPAN_DIGITS);
  }

  /** The value of the header {@code traceparent}. */
  public static String traceparent(Envelope envelope) {
    return "00-" + traceId(envelope) + "-" + spanId(envelope) + "-01";
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
