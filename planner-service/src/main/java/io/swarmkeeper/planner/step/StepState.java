package io.swarmkeeper.planner.step;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Where one step stands. A state says by its type what the next outcome or look can mean for it.
 */
public sealed interface StepState {
  /**
   * Not begun, or to be begun again.
   *
   * @param attempt the number that the next try will have
   * @param lookAfter a look at the swarm later than this is needed first
   */
  record Waiting(Heading heading, int attempt, Instant lookAfter) implements StepState {}

  /** The command is out, no outcome yet. */
  record Issued(Heading heading, int attempt, Instant since, Found found) implements StepState {
    public Issued {
      found = Objects.requireNonNullElse(found, Found.NOTHING);
    }
  }

  /**
   * The engine has the new spec; Swarm is at work.
   *
   * @param stableSince since when everything is as it should be, if it is
   * @param settleAttempt the number that the next try at settling will have
   */
  record Written(
      Heading heading,
      int attempt,
      Instant since,
      Optional<Instant> stableSince,
      int settleAttempt,
      Found found)
      implements StepState {
    public Written {
      found = Objects.requireNonNullElse(found, Found.NOTHING);
    }

    /** As the engine took it just now. */
    static Written of(Issued issued, Instant now) {
      return new Written(
          issued.heading(), issued.attempt(), now, Optional.empty(), 1, issued.found());
    }

    /** The same, seen as it should be since then, or not so. */
    Written stable(Optional<Instant> sinceWhen) {
      return new Written(heading, attempt, since, sinceWhen, settleAttempt, found);
    }

    /** The same, to be settled under another id. */
    Written settledAgain(Instant now) {
      return new Written(heading, attempt, now, stableSince, settleAttempt + 1, found);
    }
  }

  /** All tasks are well; the command that restores the file's own update settings is out. */
  record Settling(Written written, Instant since) implements StepState {}

  /**
   * Arrived.
   *
   * @param took from the time that the engine had the spec; no time for what has no tasks
   */
  record Done(Heading heading, Instant at, Duration took, Found found) implements StepState {
    public Done {
      found = Objects.requireNonNullElse(found, Found.NOTHING);
    }

    /** At once. */
    public Done(Heading heading, Instant at) {
      this(heading, at, Duration.ZERO, Found.NOTHING);
    }

    /** Whether replicas were written last that nobody has seen yet. */
    boolean unseen(Instant readAt) {
      return found.recordedLater() && !readAt.isAfter(at);
    }
  }

  /**
   * Did not arrive.
   *
   * @param written whether the engine had taken the spec; if not, it may still have, without saying
   *     so
   * @param foreign whether somebody else has changed the service meanwhile: it is theirs then, and
   *     says nothing of what we wrote
   */
  record Failed(Heading heading, String reason, boolean written, boolean foreign, Instant at)
      implements StepState {
    /** Not by anybody else's doing. */
    public Failed(Heading heading, String reason, boolean written, Instant at) {
      this(heading, reason, written, false, at);
    }

    /** The same, with this before its reason. */
    Failed because(String more) {
      return new Failed(heading, more + reason, written, foreign, at);
    }
  }

  /** Towards the revision, or back from it. */
  enum Heading {
    FORTH,
    BACK
  }

  /** Whether something is under way that a look or an outcome ends. */
  default boolean inFlight() {
    return switch (this) {
      case Issued _, Written _, Settling _ -> true;
      case Waiting _, Done _, Failed _ -> false;
    };
  }

  /** Which way it goes, or went. */
  default Heading heading() {
    return switch (this) {
      case Waiting s -> s.heading;
      case Issued s -> s.heading;
      case Written s -> s.heading;
      case Settling s -> s.written.heading;
      case Done s -> s.heading;
      case Failed s -> s.heading;
    };
  }

  /** Whether the swarm may differ from before because of this step. */
  default boolean touched() {
    return !(this instanceof Waiting(var heading, _, _) && heading == Heading.FORTH);
  }
}
