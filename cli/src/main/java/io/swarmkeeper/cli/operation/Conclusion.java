package io.swarmkeeper.cli.operation;

import io.swarmkeeper.cli.session.ExitCode;
import io.swarmkeeper.cli.text.MessageText;
import io.swarmkeeper.cli.text.PersonText;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.wording.ElapsedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What following an operation came to: what to tell the script, what to tell the person. */
record Conclusion(ExitCode exit, List<String> sentences) {
  private Conclusion(ExitCode exit, String... sentences) {
    this(exit, List.of(sentences));
  }

  static Conclusion refused(Event.RequestRefused refused) {
    var lines = new ArrayList<String>();
    lines.add(
        "refused to "
            + refused.verb().replace('-', ' ')
            + " "
            + refused.target()
            + "; nothing was touched:");
    refused.findings().stream().map(Finding::line).map(line -> "  " + line).forEach(lines::add);
    return new Conclusion(ExitCode.REFUSED, lines);
  }

  static Conclusion verdict(OperationProgress progress, Event.OperationEnded end) {
    var lines = new ArrayList<String>();
    lines.add(
        end.verdict().words()
            + ": "
            + end.sentence()
            + " (after "
            + ElapsedTime.words(end.took())
            + end.revision().map(number -> ", revision " + number).orElse("")
            + ")");
    lines.addAll(MessageText.of(end.evidence()));
    lines.addAll(next(progress, end));
    return new Conclusion(ExitCode.of(end.verdict()), lines);
  }

  private static List<String> next(OperationProgress progress, Event.OperationEnded end) {
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

  static Conclusion accepted(OperationProgress progress, Event.OperationAccepted taken) {
    return new Conclusion(ExitCode.SUCCEEDED, "accepted: " + taken.summary(), follow(progress));
  }

  static Conclusion paused(OperationProgress progress, Event.OperationPaused pause) {
    return new Conclusion(
        ExitCode.SUCCEEDED,
        "paused: " + pause.reason(),
        "go on: " + steer("resume", progress) + "   or: " + steer("abort", progress));
  }

  static Conclusion resumed(OperationProgress progress) {
    return new Conclusion(ExitCode.SUCCEEDED, "resumed: " + progress.operation(), follow(progress));
  }

  static Conclusion aborted(Event.OperationEnded end) {
    return new Conclusion(ExitCode.SUCCEEDED, end.verdict().words() + ": " + end.sentence());
  }

  static Conclusion personChanged(Event.PersonChanged event) {
    return new Conclusion(ExitCode.SUCCEEDED, PersonText.of(event));
  }

  /** A pause that nobody here has asked for. */
  static Conclusion needsAPerson(OperationProgress progress, Event.OperationPaused pause) {
    return new Conclusion(
        ExitCode.NEEDS_A_PERSON,
        "paused, and needs a person: " + pause.reason(),
        "how it stands: keeper status " + progress.operation(),
        "go on: " + steer("resume", progress),
        "or end it: " + steer("abort", progress));
  }

  /** The operation has ended before it could be steered. */
  static Conclusion tooLate(OperationProgress progress, Event.OperationEnded end) {
    return new Conclusion(
        ExitCode.REFUSED,
        progress.operation()
            + " has already ended: "
            + end.verdict().words()
            + ": "
            + end.sentence());
  }

  static Conclusion noAnswer(OperationProgress progress, Duration waited) {
    return new Conclusion(
        ExitCode.UNKNOWN,
        "the request is stored, but no planner has taken it up within "
            + waited.toSeconds()
            + " s; it will be taken up when one runs again",
        follow(progress));
  }

  static Conclusion noVerdict(OperationProgress progress, Instant deadline) {
    return new Conclusion(
        ExitCode.UNKNOWN,
        "no verdict, although the operation's deadline ("
            + deadline
            + ") is over; does a planner run?",
        "how it stands: keeper status " + progress.operation(),
        follow(progress));
  }

  static String follow(OperationProgress progress) {
    return "follow it: keeper events --follow --operation " + progress.operation();
  }

  private static String steer(String verb, OperationProgress progress) {
    return "keeper " + verb + " " + progress.operation() + " --reason \"...\"";
  }
}
