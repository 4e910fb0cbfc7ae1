package io.swarmkeeper.planner.nats;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.bucket.Bucket;
import io.swarmkeeper.bus.bucket.ChangedMeanwhile;
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
      var known = plans.get(inputs.id());
      var value = Wire.json(inputs);
      var _ =
          known.isPresent()
              ? plans.replace(inputs.id(), value, known.get().revision())
              : plans.create(inputs.id(), value);
    } catch (ChangedMeanwhile e) {
      // Another planner has just written the same: the id names all that is in it.
    } catch (BusUnavailable e) {
      throw new StoreUnavailable(e.getMessage(), e);
    }
  }

  @Override
  public Optional<PlanInputs> remembered(String planId) throws StoreUnavailable {
    return planId.isEmpty()
        ? Optional.empty()
        : NatsOperationStore.reached(() -> plans.get(planId).map(s -> read(s.value())));
  }

  private static PlanInputs read(byte[] value) {
    try {
      return Wire.read(value, PlanInputs.class);
    } catch (UnreadableMessage e) {
      throw new IllegalStateException("a remembered plan cannot be read", e);
    }
  }
}
