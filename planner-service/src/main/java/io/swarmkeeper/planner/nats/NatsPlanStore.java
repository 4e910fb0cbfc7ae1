package io.swarmkeeper.planner.nats;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.bucket.Bucket;
import io.swarmkeeper.bus.bucket.ChangedMeanwhile;
import io.swarmkeeper.bus.bucket.Stored;
import io.swarmkeeper.bus.bucket.UnreadableValue;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.planner.plan.given.PlanInputs;
import io.swarmkeeper.planner.shell.LiveDrafting.PlanStore;
import io.swarmkeeper.planner.store.OperationStore.StoreUnavailable;
import java.util.Optional;

/** In a bucket that forgets by itself. */
public record NatsPlanStore(Bucket plans) implements PlanStore {
  @Override
  public void remember(PlanInputs inputs) throws StoreUnavailable {
    try {
      var known = revision(inputs.id());
      var value = Wire.json(inputs);
      var _ =
          known.isPresent()
              ? plans.replace(inputs.id(), value, known.get())
              : plans.create(inputs.id(), value);
    } catch (ChangedMeanwhile e) {
      // Another planner has just written the same: the id names all that is in it.
    } catch (BusUnavailable e) {
      throw new StoreUnavailable(e.getMessage(), e);
    }
  }

  private Optional<Long> revision(String id) throws BusUnavailable {
    try {
      return plans.get(id).map(Stored::revision);
    } catch (UnreadableValue e) {
      return Optional.of(e.revision());
    }
  }

  @Override
  public Optional<PlanInputs> remembered(String planId) throws StoreUnavailable {
    return planId.isEmpty()
        ? Optional.empty()
        : NatsOperationStore.reached(() -> {
          try {
            return plans.get(planId).flatMap(s -> read(s.value()));
          } catch (UnreadableValue e) {
            return Optional.empty();
          }
        });
  }

  /** What cannot be read is as good as forgotten. */
  private static Optional<PlanInputs> read(byte[] value) {
    try {
      return Optional.of(Wire.read(value, PlanInputs.class));
    } catch (UnreadableMessage e) {
      return Optional.empty();
    }
  }
}
