package io.swarmkeeper.engine.events;

/** What an event stream tells its listener. */
public sealed interface Notice {
  /**
   * Connected, for the first time or again: list everything, since the engine forgets events and a
   * restarted one remembers none.
   */
  record ListAgain() implements Notice {}

  /** Something happened; told once, also when the engine repeats it after a new connection. */
  record Happened(EngineEvent event) implements Notice {}

  /** The connection is lost, with the sentence why; the next one is being tried. */
  record Lost(String why) implements Notice {}
}
