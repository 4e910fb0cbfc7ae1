package io.swarmkeeper.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.StepId;
import java.util.Optional;

/**
 * Who wrote a service last: each write of ours brings the label of a new step. Whoever changes a
 * service by hand keeps its labels, and with them the name of our step; the spec before that change
 * then carries the same name.
 *
 * @param step the step of ours, as its label says; absent when it was somebody else
 */
public record LastWriter(Optional<String> step) {
  /** Of a raw service, by its spec and the one before. */
  public static LastWriter of(JsonNode service) {
    return of(label(service.path("PreviousSpec")), label(service.path("Spec")));
  }

  /** By the labels of the spec before and of the spec now. */
  public static LastWriter of(Optional<String> before, Optional<String> now) {
    return new LastWriter(now.filter(step -> !before.equals(Optional.of(step))));
  }

  /** The step that a raw spec names, whoever wrote it. */
  public static Optional<String> label(JsonNode spec) {
    return EngineJson.label(spec, StepId.LABEL).filter(step -> !step.isEmpty());
  }

  public boolean is(StepId ours) {
    return step.equals(Optional.of(ours.value()));
  }

  /** Whether it was a step of this operation. */
  public boolean isOf(OperationId operation) {
    return ours(operation).isPresent();
  }

  /** Whether it was a step of this operation for this purpose, such as {@code deploy}. */
  public boolean isOf(OperationId operation, String purpose) {
    return ours(operation).filter(s -> s.purpose().equals(purpose)).isPresent();
  }

  private Optional<StepId> ours(OperationId operation) {
    return step.flatMap(StepId::parse).filter(s -> s.operation().equals(operation));
  }
}
