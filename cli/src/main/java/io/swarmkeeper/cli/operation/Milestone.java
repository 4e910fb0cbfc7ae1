package io.swarmkeeper.cli.operation;

import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** How far an operation is followed. */
public enum Milestone {
  /** The verdict, or a pause that needs a person. */
  VERDICT,
  /** Somebody has taken the request up. */
  ACCEPTED,
  PAUSED,
  RESUMED,
  /** The operation has ended because it was asked to. */
  ABORTED,
  /** The directory of people is as it was asked to be. */
  PERSON_CHANGED;

  /** How long a request may stay without an answer: the planner itself waits 30 s for a manager. */
  static final Duration ANSWER = Duration.ofSeconds(40);

  /** How much longer than the operation itself we wait for its verdict. */
  static final Duration GRACE = Duration.ofSeconds(60);

  /** What has come of it, once following is over: here, or because it cannot come here any more. */
  Optional<Conclusion> reached(OperationProgress progress) {
    return progress
        .refused()
        .map(Conclusion::refused)
        .or(() -> progress.ended().map(end -> ended(progress, end)))
        .or(() -> onTheWay(progress));
  }

  private Conclusion ended(OperationProgress progress, Event.OperationEnded end) {
    return switch (this) {
      case VERDICT, ACCEPTED, PERSON_CHANGED -> Conclusion.verdict(progress, end);
      case PAUSED, RESUMED -> Conclusion.tooLate(progress, end);
      case ABORTED ->
          end.verdict() == Verdict.ABORTED
              ? Conclusion.aborted(end)
              : Conclusion.tooLate(progress, end);
    };
  }

  private Optional<Conclusion> onTheWay(OperationProgress progress) {
    return switch (this) {
      case VERDICT -> progress.paused().map(pause -> Conclusion.needsAPerson(progress, pause));
      case ACCEPTED -> progress.accepted().map(taken -> Conclusion.accepted(progress, taken));
      case PAUSED -> progress.paused().map(pause -> Conclusion.paused(progress, pause));
      case RESUMED ->
          progress.resumed() ? Optional.of(Conclusion.resumed(progress)) : Optional.empty();
      case ABORTED -> Optional.empty();
      case PERSON_CHANGED -> progress.personChanged().map(Conclusion::personChanged);
    };
  }

  /** What is said because it takes too long, if it does. */
  Optional<Conclusion> overdue(OperationProgress progress, Instant publishedAt, Instant now) {
    var deadline = progress.deadline();
    if (this == VERDICT && deadline.isPresent()) {
      return after(
          deadline.get().plus(GRACE), now, () -> Conclusion.noVerdict(progress, deadline.get()));
    }
    return after(publishedAt.plus(ANSWER), now, () -> Conclusion.noAnswer(progress, ANSWER));
  }

  private static Optional<Conclusion> after(
      Instant limit, Instant now, Supplier<Conclusion> conclusion) {
    return now.isAfter(limit) ? Optional.of(conclusion.get()) : Optional.empty();
  }
}
