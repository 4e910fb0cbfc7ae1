package io.swarmkeeper.planner.step;

import io.swarmkeeper.swarm.spec.SpecDigest;
import io.swarmkeeper.swarm.view.ServiceView;
import java.util.Optional;

/** Decides whether somebody else has written a service: what they made of it is not overwritten. */
final class ForeignWrites {
  private ForeignWrites() {}

  /** Since the plan was made on a spec of this digest. */
  static Optional<String> sincePlan(String name, String digest, Optional<ServiceView> live) {
    if (live.isEmpty()) {
      return Optional.of(name + " is gone: somebody removed it since the plan");
    }
    return SpecDigest.of(live.get().spec()).equals(digest)
        ? Optional.empty()
        : Optional.of(
            name
                + " was changed by somebody else since the plan: deploy again to see the new"
                + " difference");
  }

  /** Since one of the owner's steps wrote it; one that is gone is not overwritten. */
  static Optional<String> meanwhile(Owner owner, Optional<ServiceView> live) {
    return live.filter(service -> !owner.wrote(service))
        .map(service ->
            service.name()
                + " was changed by somebody else meanwhile, and is left as they made it");
  }
}
