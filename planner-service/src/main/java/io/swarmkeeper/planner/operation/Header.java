package io.swarmkeeper.planner.operation;

import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event.Evidence;
import io.swarmkeeper.contract.Event.Kind;
import io.swarmkeeper.contract.Event.OperationEnded;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What never changes about an operation; only a person who resumes it moves its deadline.
 *
 * @param target the stack or the node's name
 * @param request the message that asked for it
 * @param failingSince when the first of the deployments of this stack began that have failed since
 *     its last success
 * @param parent the operation that asked for it, if another one did
 * @param nonce what nobody could guess beforehand: it stands in the ids of what the operation sends
 */
public record Header(
    OperationId id,
    Kind kind,
    String target,
    Asked asked,
    MessageId request,
    Instant startedAt,
    Instant deadline,
    Optional<Instant> failingSince,
    Optional<OperationId> parent,
    String nonce) {
  /** Fills what an operation lacks that began before there were nonces. */
  public Header {
    nonce = nonce == null ? "" : nonce;
  }

  /** Of an operation without a nonce. */
  public Header(
      OperationId id,
      Kind kind,
      String target,
      Asked asked,
      MessageId request,
      Instant startedAt,
      Instant deadline,
      Optional<Instant> failingSince,
      Optional<OperationId> parent) {
    this(id, kind, target, asked, request, startedAt, deadline, failingSince, parent, "");
  }

  /** Of the operation that this request starts. */
  public static Header of(
      Envelope request, Kind kind, String target, Instant now, Duration allowed) {
    return new Header(
        request.operation().orElseThrow(),
        kind,
        target,
        request.asked().orElseThrow(),
        request.id(),
        now,
        now.plus(allowed),
        Optional.empty(),
        request.parent());
  }

  /** The same, with this nonce. */
  public Header with(String secret) {
    return new Header(
        id, kind, target, asked, request, startedAt, deadline, failingSince, parent, secret);
  }

  /** The same, after deployments that failed. */
  public Header failing(Optional<Instant> since) {
    return new Header(id, kind, target, asked, request, startedAt, deadline, since, parent, nonce);
  }

  /** What is announced when it has its verdict. */
  public OperationEnded ended(
      Verdict verdict,
      String sentence,
      List<Evidence> evidence,
      Optional<Integer> revision,
      Instant now) {
    var took = Duration.between(startedAt, now);
    return new OperationEnded(
        kind, target, verdict, sentence, evidence, revision, startedAt, took, failingSince);
  }

  /** How long it was given. */
  public Duration allowed() {
    return Duration.between(startedAt, deadline);
  }

  /** The same, with at least as much time from now on as it was given at first. */
  public Header resumedAt(Instant now) {
    var later = now.plus(allowed());
    return later.isAfter(deadline)
        ? new Header(
            id, kind, target, asked, request, startedAt, later, failingSince, parent, nonce)
        : this;
  }
}
