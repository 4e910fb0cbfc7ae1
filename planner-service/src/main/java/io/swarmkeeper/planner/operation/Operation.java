package io.swarmkeeper.planner.operation;

import io.swarmkeeper.contract.Claim;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The complete state of one operation: nothing the next decision needs is anywhere else. */
public interface Operation {
  /** Who, what, since when, until when. */
  Header header();

  /** How it ended; absent while it goes on. */
  Optional<OperationEnd> end();

  /** Whether it has its verdict. */
  default boolean ended() {
    return end().isPresent();
  }

  /**
   * What it holds or wants to hold now: never nothing before it has ended, for operations are found
   * by their claims. Those on services may be wanted and lost at any time; the view says then who
   * has them.
   */
  Set<Claim> claims();

  /** The operations that it asked for. */
  default Children children() {
    return Children.NONE;
  }

  /** When it is over at the latest, as it stands now. */
  default Instant deadline() {
    return header().deadline();
  }

  /** One word for people: {@code rolling}, {@code paused}, … */
  String state();

  /** What it waits for, in one sentence; empty when it waits for nothing. */
  String waitingFor();
}
