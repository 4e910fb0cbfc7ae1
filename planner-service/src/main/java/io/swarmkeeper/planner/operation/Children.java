package io.swarmkeeper.planner.operation;

import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.operation.Action.Ask;
import io.swarmkeeper.planner.operation.Signal.AbortAsked;
import io.swarmkeeper.planner.operation.Signal.ChildEnded;
import io.swarmkeeper.planner.operation.Signal.ChildRefused;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The operations that one asked for, each in a place of its own. A machine keeps them in its state,
 * hands every {@link Signal.OfChild} to {@link #after}, and ends when none is {@link #live()}.
 *
 * @param aborting once they are to end; from then on none is begun
 */
public record Children(List<Child> all, Optional<Aborting> aborting) {
  /** None were asked for. */
  public static final Children NONE = new Children(List.of(), Optional.empty());

  /** A child may end only later, or its request may come after our abort. */
  private static final Duration ABORT_AGAIN_AFTER = Duration.ofSeconds(5);

  private static final int HASH = 12;

  public Children {
    all = List.copyOf(all);
  }

  /**
   * One of them.
   *
   * @param about the stack or node that it is about
   */
  public record Child(String place, OperationId id, String about, State state) {}

  /** What is known of one. */
  public sealed interface State {
    /** It may run, or its request may still be on its way. */
    record Live() implements State {}

    /** It was not taken up. */
    record Refused(String sentence) implements State {}

    /** It ran. */
    record Ended(Verdict verdict, String sentence) implements State {}
  }

  /** Who wants them to end, and when they were asked to for the last time. */
  public record Aborting(String by, String reason, int attempt, Instant askedAt) {}

  /** The children from now on, and what is to be done for it. */
  public record Next(Children children, List<Action> actions) {}

  /**
   * Also one that does this, for the parent's person and reason.
   *
   * @param place unique among the children; a second try has a place of its own
   */
  public Next ask(Header parent, String place, Request request) {
    var id = id(parent.id(), place);
    var more = new Child(place, id, request.about(), new State.Live());
    return new Next(
        new Children(Stream.concat(all.stream(), Stream.of(more)).toList(), aborting),
        List.of(new Ask(new MessageId(id.value()), request)));
  }

  /** The id of the child in a place: readable where NATS and our own rule allow it. */
  public static OperationId id(OperationId parent, String place) {
    var readable = parent + "_" + place;
    if (readable.matches("[A-Za-z0-9_-]{1,64}")) {
      return new OperationId(readable);
    }
    var start = readable.replaceAll("[^A-Za-z0-9_-]", "-");
    var room = 64 - HASH - 1;
    return new OperationId(
        start.substring(0, Math.min(room, start.length())) + "-" + hash(parent + "/" + place));
  }

  private static String hash(String text) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** After this news; the first word on a child stays. */
  public Children after(Signal.OfChild news) {
    var state =
        switch (news) {
          case ChildEnded e -> new State.Ended(e.verdict(), e.sentence());
          case ChildRefused r -> new State.Refused(r.sentence());
        };
    return new Children(
        all.stream()
            .map(c ->
                c.id().equals(news.child()) && live(c)
                    ? new Child(c.place(), c.id(), c.about(), state)
                    : c)
            .toList(),
        aborting);
  }

  /** Whether news of any is still to come. */
  public boolean live() {
    return all.stream().anyMatch(Children::live);
  }

  private static boolean live(Child child) {
    return child.state() instanceof State.Live;
  }

  /** Whether this one was asked for. */
  public boolean has(OperationId id) {
    return all.stream().anyMatch(c -> c.id().equals(id));
  }

  /** Whether news of this one is still to come. */
  public boolean awaits(OperationId id) {
    return all.stream().anyMatch(c -> c.id().equals(id) && live(c));
  }

  /** Whether a request with this id would begin one that is still wanted. */
  public boolean wanted(OperationId id) {
    return aborting.isEmpty() && awaits(id);
  }

  /** What is known of the one in this place; absent when it was not asked for. */
  public Optional<State> in(String place) {
    return all.stream().filter(c -> c.place().equals(place)).map(Child::state).findFirst();
  }

  /** All that live are to end. */
  public Next abort(AbortAsked asked, Instant now) {
    return aborting.isPresent()
        ? new Next(this, List.of())
        : aborting(new Aborting(asked.by(), asked.reason(), 1, now));
  }

  /** Time has passed: those that were told to end and live are told so again. */
  public Next looked(Instant now) {
    return aborting
        .filter(a -> live() && !now.isBefore(a.askedAt().plus(ABORT_AGAIN_AFTER)))
        .map(a -> aborting(new Aborting(a.by(), a.reason(), a.attempt() + 1, now)))
        .orElseGet(() -> new Next(this, List.of()));
  }

  private Next aborting(Aborting how) {
    var asked = Asked.of(how.by(), how.reason());
    return new Next(
        new Children(all, Optional.of(how)),
        all.stream()
            .filter(Children::live)
            .<Action>map(c ->
                new Ask(
                    new MessageId(c.id() + "/abort#" + how.attempt()),
                    new Request.Abort(asked, c.id(), c.about())))
            .toList());
  }
}
