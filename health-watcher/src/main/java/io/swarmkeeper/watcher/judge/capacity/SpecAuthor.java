package io.swarmkeeper.watcher.judge.capacity;

import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.watcher.judge.WatchedService;
import java.util.Optional;

/**
 * Who wrote the spec that a service has now. Each write of ours brings the label of a new step; a
 * change by hand keeps the label that it finds, so that another spec under the same label is not
 * ours.
 *
 * @param label as it was seen last, {@code spec} what it stood on
 * @param step the step of ours that wrote it; absent where somebody else did
 */
public record SpecAuthor(Optional<StepId> label, int spec, Optional<StepId> step) {
  static SpecAuthor first(WatchedService service) {
    return new SpecAuthor(service.step(), service.spec(), service.step());
  }

  SpecAuthor next(WatchedService service) {
    if (!service.step().equals(label)) {
      return first(service);
    }
    return service.spec() == spec ? this : new SpecAuthor(label, service.spec(), Optional.empty());
  }
}
