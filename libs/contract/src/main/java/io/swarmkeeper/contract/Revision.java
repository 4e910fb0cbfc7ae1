package io.swarmkeeper.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a stack was told to be, in the bucket of revisions. Written once when its rollout starts;
 * only the verdict and the durations are added, when it ends.
 *
 * @param number counted from 1 within the stack
 * @param services the full specs that were wanted, as the Engine API takes them, images pinned
 * @param networks bodies of {@code POST /networks/create}
 * @param configs bodies of {@code POST /configs/create}
 * @param secrets bodies of {@code POST /secrets/create}, never with data
 * @param before the raw specs of the services that this revision changed or removed, as they were
 * @param took how long the services took that arrived
 */
public record Revision(
    String stack,
    int number,
    Instant at,
    Asked asked,
    OperationId operation,
    List<NamedSpec> services,
    List<NamedSpec> networks,
    List<NamedSpec> configs,
    List<NamedSpec> secrets,
    List<NamedSpec> before,
    Optional<Verdict> verdict,
    List<ServiceTook> took) {
  /** The key of a revision in its bucket. */
  public static String key(String stack, int number) {
    return stack + "/" + number;
  }

  /** The same revision with what became of it. */
  public Revision ended(Verdict how, List<ServiceTook> durations) {
    return new Revision(
        stack,
        number,
        at,
        asked,
        operation,
        services,
        networks,
        configs,
        secrets,
        before,
        Optional.of(how),
        durations);
  }

  /**
   * How long a service took to arrive at its spec, with every task healthy.
   *
   * @param replaced how many running tasks were replaced on the way
   */
  public record ServiceTook(String service, int replaced, Duration took) {}

  /**
   * A spec under its full name.
   *
   * @param name as in Swarm, with the stack's prefix
   * @param spec untouched JSON: nothing that Docker knows and we do not is lost
   */
  public record NamedSpec(String name, ObjectNode spec) {}
}
