package io.swarmkeeper.planner.operation;

import io.swarmkeeper.contract.Claim;
import java.util.Set;

/** The complete state of one operation: nothing the next decision needs is anywhere else. */
public interface Operation {
  /** Who, what, since when, until when. */
  Header header();

  /** Whether it has its verdict. */
  boolean ended();

  /**
   * What it holds or wants to hold now. Those on services may be wanted and lost at any time; the
   * view says then who has them.
   */
  Set<Claim> claims();

  /** One word for people: {@code rolling}, {@code paused}, … */
  String state();

  /** What it waits for, in one sentence; empty when it waits for nothing. */
  String waitingFor();
}
