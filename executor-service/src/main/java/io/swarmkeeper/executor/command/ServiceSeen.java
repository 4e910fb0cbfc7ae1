package io.swarmkeeper.executor.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.engine.Json;
import io.swarmkeeper.engine.SpecDocument;
import io.swarmkeeper.executor.spec.ObjectIds;
import io.swarmkeeper.swarm.LastWriter;
import java.util.List;
import java.util.Optional;

/**
 * What the executor saw just before it decided.
 *
 * @param service the raw service, if there is one of that name
 * @param tasks its tasks
 * @param nodes the swarm's nodes
 * @param names the ids of secrets and configs
 */
public record ServiceSeen(
    Optional<ObjectNode> service, List<ObjectNode> tasks, List<ObjectNode> nodes, ObjectIds names) {
  Optional<SpecDocument> spec() {
    return service.map(s -> SpecDocument.of(s.path("Spec")));
  }

  Optional<Long> version() {
    return service.map(Json::version);
  }

  /** Whether the last write to the service was this step's. */
  boolean isWrittenBy(StepId step) {
    return service.filter(s -> LastWriter.of(s).is(step)).isPresent();
  }
}
