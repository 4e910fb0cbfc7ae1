package io.swarmkeeper.contract;

/**
 * Everything that the journal may hold: five families, each sealed, so that a forgotten case is a
 * compile error.
 */
public sealed interface Message permits Request, Command, Outcome, Observation, Event {}
