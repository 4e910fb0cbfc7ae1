package io.swarmkeeper.contract;

import java.time.Instant;
import java.util.Optional;

/**
 * One message with what ties it to the rest of the story; on the wire a CloudEvent (see {@link
 * Wire}).
 *
 * @param id the sender's id for it; the same id is the same message
 * @param source the component that sent it, such as {@code keeper/executor/node-2}
 * @param time when the thing happened
 * @param causedBy the message that directly caused it
 * @param operation the rollout or drain that it belongs to
 * @param asked who asked for that operation, and why; on a request the same as in its data
 * @param message what it says
 * @param parent the operation that asked for that operation, if another one did
 */
public record Envelope(
    MessageId id,
    String source,
    Instant time,
    Optional<MessageId> causedBy,
    Optional<OperationId> operation,
    Optional<Asked> asked,
    Message message,
    Optional<OperationId> parent) {
  /** Of an operation that no other one asked for. */
  public Envelope(
      MessageId id,
      String source,
      Instant time,
      Optional<MessageId> causedBy,
      Optional<OperationId> operation,
      Optional<Asked> asked,
      Message message) {
    this(id, source, time, causedBy, operation, asked, message, Optional.empty());
  }

  /** A request as its sender publishes it: its id names the operation that it starts. */
  public static Envelope of(MessageId id, String source, Instant time, Request request) {
    return new Envelope(
        id,
        source,
        time,
        Optional.empty(),
        Optional.of(request.operation(id)),
        Optional.of(request.asked()),
        request);
  }

  /** The same, asked for by this operation because of that message. */
  public Envelope within(Optional<OperationId> asking, Optional<MessageId> cause) {
    return new Envelope(id, source, time, cause, operation, asked, message, asking);
  }

  /** The same, asked for by whoever has proved it with this key; absent: nobody has. */
  public Envelope asked(Optional<PublicKey> provenBy) {
    var by = asked.map(a -> a.proven(provenBy));
    return new Envelope(id, source, time, causedBy, operation, by, message, parent);
  }

  /** Something that nobody asked for, such as an observation. */
  public static Envelope unasked(MessageId id, String source, Instant time, Message message) {
    return new Envelope(
        id, source, time, Optional.empty(), Optional.empty(), Optional.empty(), message);
  }

  /**
   * A message that this one directly causes, in the same operation and on behalf of the same
   * person.
   */
  public Envelope causes(MessageId effectId, String effectSource, Instant at, Message effect) {
    return new Envelope(
        effectId, effectSource, at, Optional.of(id), operation, asked, effect, parent);
  }
}
