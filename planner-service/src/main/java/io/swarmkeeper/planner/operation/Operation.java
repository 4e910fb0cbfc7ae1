package io.swarmkeeper.planner.operation;

/** The complete state of one operation: nothing the next decision needs is anywhere else. */
public interface Operation {
  /** Who, what, since when, until when. */
  Header header();

  /** Whether it has its verdict. */
  boolean ended();

  /** One word for people: {@code rolling}, {@code paused}, … */
  String state();

  /** What it waits for, in one sentence; empty when it waits for nothing. */
  String waitingFor();
}
