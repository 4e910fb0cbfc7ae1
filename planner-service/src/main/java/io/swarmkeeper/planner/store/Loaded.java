package io.swarmkeeper.planner.store;

/** What was read, and the version to say when replacing it. */
public record Loaded(Kept kept, long version) {}
