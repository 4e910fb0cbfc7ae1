package io.swarmkeeper.contract;

import java.time.Instant;
import java.util.Optional;

/**
 * Who asked, and why: carried by every request and by all that it causes.
 *
 * @param by the person or program, such as {@code alice} or {@code ci/build-812}
 * @param reason why, in the sender's words
 * @param ticket the change ticket
 * @param channel where it came from: {@code cli}, {@code ci}, {@code nats}
 * @param committedAt when the change that is to be deployed was committed; from it to the end is
 *     the lead time
 * @param provenBy the key by which the planner knew that it was them; absent where it is only
 *     claimed. What a request says here itself is not believed
 */
public record Asked(
    String by,
    String reason,
    Optional<String> ticket,
    Optional<String> channel,
    Optional<Instant> committedAt,
    Optional<PublicKey> provenBy) {
  /** Refuses an anonymous or unexplained request. */
  public Asked {
    if (by == null || by.isBlank()) {
      throw new IllegalArgumentException("asked.by is missing: say who asks");
    }
    if (reason == null || reason.isBlank()) {
      throw new IllegalArgumentException("asked.reason is missing: say why");
    }
    provenBy = provenBy == null ? Optional.empty() : provenBy;
  }

  /** One of which nobody has looked yet whether it is proven. */
  public Asked(
      String by,
      String reason,
      Optional<String> ticket,
      Optional<String> channel,
      Optional<Instant> committedAt) {
    this(by, reason, ticket, channel, committedAt, Optional.empty());
  }

  /** The same, proven by this key; absent: claimed. */
  public Asked proven(Optional<PublicKey> key) {
    return new Asked(by, reason, ticket, channel, committedAt, key);
  }

  /** The same, for a change that was committed then. */
  public Asked committed(Optional<Instant> at) {
    return new Asked(by, reason, ticket, channel, at, provenBy);
  }

  /** Without a ticket or channel. */
  public static Asked of(String by, String reason) {
    return new Asked(by, reason, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
