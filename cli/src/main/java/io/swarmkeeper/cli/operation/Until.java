package io.swarmkeeper.cli.operation;

import io.swarmkeeper.cli.Exit;
import io.swarmkeeper.cli.journal.Sentences;
import io.swarmkeeper.cli.text.Durations;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides when following an operation is over, and what has come of it. */
public enum Until {
  /** The verdict, or a pause that needs a person. */
  VERDICT,
  /** Somebody has taken the request up. */
  ACCEPTED,
  PAUSED,
  RESUMED,
  /** The operation has ended because it was asked to. */
  ABORTED;

  /** How long a request may stay without an answer: the planner itself waits 30 s for a manager. */
  static final Duration ANSWER = Duration.ofSeconds(40);

  /** How much longer than the operation itself we wait for its verdict. */
  static final Duration GRACE = Duration.ofSeconds(60);

  /** The ending, if this is one. */
  public Optional<Ending> reached(Progress progress) {
    if (progress.refused().isPresent()) {
      return progress.refused().map(Until::refused);
    }
    return switch (this) {
      case VERDICT ->
          progress
              .ended()
              .map(e -> verdict(progress, e))
              .or(() -> progress.paused().map(e -> paused(progress, e)));
      case ACCEPTED ->
          progress
              .ended()
              .map(e -> verdict(progress, e))
              .or(() ->
                  progress
                      .accepted()
                      .map(e ->
                          ended(Exit.SUCCEEDED, "accepted: " + e.summary(), follow(progress))));
      case PAUSED ->
          progress
              .ended()
              .map(e -> tooLate(progress, e))
              .or(() ->
                  progress
                      .paused()
                      .map(e ->
                          ended(
                              Exit.SUCCEEDED,
                              "paused: " + e.reason(),
                              "go on: "
                                  + steer("resume", progress)
                                  + "   or: "
                                  + steer("abort", progress))));
      case RESUMED ->
          progress
              .ended()
              .map(e -> tooLate(progress, e))
              .or(() ->
                  progress.resumed()
                      ? Optional.of(
                          ended(
                              Exit.SUCCEEDED, "resumed: " + progress.operation(), follow(progress)))
                      : Optional.empty());
      case ABORTED ->
          progress
              .ended()
              .map(e ->
                  e.verdict() == Verdict.ABORTED
                      ? ended(Exit.SUCCEEDED, e.verdict().words() + ": " + e.sentence())
                      : tooLate(progress, e));
    };
  }

  /** The ending because it takes too long, if it does. */
  public Optional<Ending> overdue(Progress progress, Instant publishedAt, Instant now) {
    var deadline = progress.accepted().map(Event.OperationAccepted::deadline);
    if (this == VERDICT && deadline.isPresent()) {
      return now.isAfter(deadline.get().plus(GRACE))
          ? Optional.of(noVerdict(progress, deadline.get()))
          : Optional.empty();
    }
    return now.isAfter(publishedAt.plus(ANSWER))
        ? Optional.of(noAnswer(progress))
        : Optional.empty();
  }

  private static Ending refused(Event.RequestRefused refused) {
    var lines = new ArrayList<String>();
    lines.add("refused to " + refused.verb() + " " + refused.target() + "; nothing was touched:");
    refused.findings().stream().map(Finding::line).map(line -> "  " + line).forEach(lines::add);
    return new Ending(Exit.REFUSED, lines);
  }

  private static Ending verdict(Progress progress, Event.OperationEnded end) {
    var lines = new ArrayList<String>();
    lines.add(
        end.verdict().words()
            + ": "
            + end.sentence()
            + " (after "
            + Durations.words(end.took())
            + end.revision().map(number -> ", revision " + number).orElse("")
            + ")");
    lines.addAll(Sentences.of(end.evidence()));
    lines.addAll(next(progress, end));
    return new Ending(Exit.of(end.verdict()), lines);
  }

  private static List<String> next(Progress progress, Event.OperationEnded end) {
    var story = "the whole story: keeper events --operation " + progress.operation();
    var status = "how it stands: keeper status " + end.target();
    return switch (end.verdict()) {
      case SUCCEEDED -> List.of();
      case ROLLED_BACK -> List.of(status, story);
      case PAUSED, FAILED, ABORTED, TIMED_OUT, UNKNOWN ->
          switch (end.kind()) {
            case DEPLOY, ROLLBACK ->
                List.of(
                    status,
                    story,
                    "go back: keeper rollback " + end.target() + " --reason \"...\"");
            case DRAIN, ACTIVATE ->
                List.of(
                    "how it stands: keeper nodes",
                    story,
                    "take it back: keeper activate " + end.target());
          };
    };
  }

  private static Ending paused(Progress progress, Event.OperationPaused pause) {
    return ended(
        Exit.NEEDS_A_PERSON,
        "paused, and needs a person: " + pause.reason(),
        "how it stands: keeper status " + progress.operation(),
        "go on: " + steer("resume", progress),
        "or end it: " + steer("abort", progress));
  }

  private static Ending tooLate(Progress progress, Event.OperationEnded end) {
    return ended(
        Exit.REFUSED,
        progress.operation()
            + " has already ended: "
            + end.verdict().words()
            + ": "
            + end.sentence());
  }

  private static Ending noAnswer(Progress progress) {
    return ended(
        Exit.UNKNOWN,
        "the request is in the journal, but no planner has taken it up within "
            + ANSWER.toSeconds()
            + " s; it will be taken up when one runs again",
        follow(progress));
  }

  private static Ending noVerdict(Progress progress, Instant deadline) {
    return ended(
        Exit.UNKNOWN,
        "no verdict, although the operation's deadline ("
            + deadline
            + ") is over; does a planner run?",
        "how it stands: keeper status " + progress.operation(),
        follow(progress));
  }

  static String follow(Progress progress) {
    return "follow it: keeper events --follow --operation " + progress.operation();
  }

  private static String steer(String verb, Progress progress) {
    return "keeper " + verb + " " + progress.operation() + " --reason \"...\"";
  }

  private static Ending ended(Exit exit, String... lines) {
    return new Ending(exit, List.of(lines));
  }
}
