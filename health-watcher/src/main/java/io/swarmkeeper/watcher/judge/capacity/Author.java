package io.swarmkeeper.watcher.judge.capacity;

import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.watcher.judge.stability.ServiceSeen;
import java.util.Optional;

/**
 * Who wrote the spec that a service has now. Each write of ours brings the label of a new step; a
 * change by hand keeps the label that it finds, so that another spec under the same label is not
 * ours.
 *
 * @param label as it was seen last, {@code spec} what it stood on
 * @param step the step of ours that wrote it; absent where somebody else did
 */
public record Author(Optional<StepId> label, int spec, Optional<StepId> step) {
  static Author first(ServiceSeen service) {
    return new Author(service.step(), service.spec(), service.step());
  }

  Author next(ServiceSeen service) {
    if (!service.step().equals(label)) {
      return first(service);
    }
    return service.spec() == spec ? this : new Author(label, service.spec(), Optional.empty());
  }
}
