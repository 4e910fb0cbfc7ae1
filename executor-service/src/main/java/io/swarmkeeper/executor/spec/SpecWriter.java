package io.swarmkeeper.executor.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.engine.SpecDocument;
import io.swarmkeeper.swarm.spec.HeldSpec;
import java.util.List;
import java.util.Optional;

/**
 * Makes the spec to write from the recorded one: ids for names, our labels, a placement, the live
 * ForceUpdate, and the update settings of a held service while it is one. Everything else is
 * exactly what the revision says.
 */
public final class SpecWriter {
  private SpecWriter() {}

  /** What came of it; with something missing the spec must not be written. */
  public record Written(SpecDocument spec, List<String> missing) {}

  /**
   * The spec to write.
   *
   * @param recorded from the revision
   * @param live the service's present spec, if there is a service
   * @param held whether a failure must stop the engine until the planner has decided
   */
  public static Written write(
      SpecDocument recorded,
      Optional<SpecDocument> live,
      StepId step,
      boolean held,
      ObjectIds names) {
    var labelled =
        LoginMarks.kept(recorded.withLabel(StepId.LABEL, step.value()).withPlacement(), live);
    // A recorded counter would replace tasks that somebody has forced anew since then.
    var counted = live.map(labelled::withForceUpdateOf).orElse(labelled);
    var overlaid = held ? SpecDocument.of(HeldSpec.of(counted.json())) : counted;
    return withIds(overlaid, names);
  }

  private static Written withIds(SpecDocument spec, ObjectIds names) {
    var json = spec.json();
    if (json.at("/TaskTemplate/ContainerSpec") instanceof ObjectNode container) {
      var missing = names.resolve(container);
      return new Written(SpecDocument.of(json), missing);
    }
    return new Written(spec, List.of());
  }
}
