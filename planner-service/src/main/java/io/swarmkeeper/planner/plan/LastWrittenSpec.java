package io.swarmkeeper.planner.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.swarm.view.ServiceView;
import java.util.List;
import java.util.Optional;

/**
 * The spec that we last wrote a service with: the newest revision that succeeded says so, or a
 * later one that wrote the service before it failed.
 */
record LastWrittenSpec(int revision, ObjectNode spec) {

  /** As far as it is recorded in these revisions, newest first. */
  static Optional<LastWrittenSpec> of(
      String service, Optional<ServiceView> live, List<Revision> revisions) {
    return revisions.stream()
        .filter(r -> succeeded(r) || live.filter(s -> wrote(r, s)).isPresent())
        .findFirst()
        .flatMap(r -> spec(r, service));
  }

  private static boolean succeeded(Revision revision) {
    return revision.verdict().equals(Optional.of(Verdict.SUCCEEDED));
  }

  /** On its way to the revision; on its way back from it, the service is told what was before. */
  private static boolean wrote(Revision revision, ServiceView service) {
    var writer = service.lastWriter();
    return writer.isOf(revision.operation(), "deploy")
        || writer.isOf(revision.operation(), "settle-deploy");
  }

  private static Optional<LastWrittenSpec> spec(Revision revision, String service) {
    return revision.services().stream()
        .filter(s -> s.name().equals(service))
        .map(NamedSpec::spec)
        .map(spec -> new LastWrittenSpec(revision.number(), spec))
        .findFirst();
  }
}
