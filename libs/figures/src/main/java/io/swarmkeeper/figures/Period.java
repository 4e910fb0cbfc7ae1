package io.swarmkeeper.figures;

import java.time.Instant;

/** From, inclusive, to, exclusive. */
public record Period(Instant from, Instant to) {}
