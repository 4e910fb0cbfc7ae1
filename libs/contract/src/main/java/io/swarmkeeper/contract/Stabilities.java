package io.swarmkeeper.contract;

import io.swarmkeeper.contract.Observation.StabilityObserved;
import java.util.List;

/**
 * What the watcher beside the Swarm leader said last of each service, as JSON under {@link #KEY} in
 * the bucket {@link Subjects#seenBucket()}: for whoever asks how steadily things run now, and would
 * have to read a long journal to know. It is there after the journal has it, never before.
 */
public record Stabilities(List<StabilityObserved> services) {
  public static final String KEY = "stability";

  public Stabilities {
    services = List.copyOf(services);
  }
}
