package io.swarmkeeper.planner.preflight.place;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.CandidateRule;
import io.swarmkeeper.swarm.settings.PublishedPort;
import io.swarmkeeper.swarm.settings.ServiceSpec;
import io.swarmkeeper.swarm.view.ServiceView;
import io.swarmkeeper.swarm.view.SwarmNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ports in host mode: one task a node has them. Too few free nodes, or start-first with the old
 * task on every one of them, and Swarm waits for ever.
 */
public final class HostPorts implements CandidateRule {
  private static final String GIVEN_UP =
      ", which gives it up with this deploy: let this service depend_on that one, or deploy twice";

  @Override
  public List<Finding> check(Candidate candidate) {
    var findings = new ArrayList<Finding>();
    if (!candidate.effect().restarts() && candidate.added() == 0) {
      return findings;
    }
    for (var port : candidate.settings().ports()) {
      if (port.host() && !candidate.open().isEmpty()) {
        check(candidate, port).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Optional<Finding> check(Candidate candidate, PublishedPort port) {
    var free = free(candidate, port);
    if (free.size() < candidate.tasks()) {
      return Optional.of(candidate.error("ports", tooFew(candidate, port, free.size())));
    }
    if (!candidate.effect().restarts() || !candidate.pace().startFirst()) {
      return Optional.empty();
    }
    var without = free.stream().filter(n -> candidate.runningOn(n) == 0).count();
    return Optional.of(
        without == 0 && holdsNow(candidate, port)
            ? candidate.error(
                "deploy.update_config.order",
                "start-first needs a node where port "
                    + port
                    + " is free, and the old tasks hold it on every one: the update would hang. Use"
                    + " order: stop-first")
            : candidate.warning(
                "deploy.update_config.order",
                "start-first with port "
                    + port
                    + " in host mode: a new task needs a node where the old one does not hold the"
                    + " port"));
  }

  /** The nodes that suit and take tasks, and where no other service has the port. */
  static List<ObjectNode> free(Candidate candidate, PublishedPort port) {
    return candidate.open().stream().filter(n -> holder(candidate, port, n).isEmpty()).toList();
  }

  /** Whether the service's own tasks have it. */
  static boolean holdsNow(Candidate candidate, PublishedPort port) {
    return candidate.live().stream()
        .flatMap(s -> s.settings().ports().stream())
        .anyMatch(p -> p.host() && p.samePort(port));
  }

  private static String tooFew(Candidate candidate, PublishedPort port, int free) {
    var holders =
        candidate.open().stream()
            .flatMap(n -> holder(candidate, port, n).stream())
            .map(s -> s.name() + (gives(candidate, s, port) ? GIVEN_UP : ""))
            .distinct()
            .sorted()
            .toList();
    return "port "
        + port
        + " in host mode is free on "
        + free
        + " of the nodes that suit, and there are to be "
        + candidate.tasks()
        + (candidate.tasks() == 1 ? " task" : " tasks")
        + (holders.isEmpty() ? "" : "; it is taken by " + String.join(", ", holders));
  }

  /** Another service that has the port on this node. */
  private static Optional<ServiceView> holder(
      Candidate candidate, PublishedPort port, ObjectNode node) {
    var id = Optional.of(new SwarmNode(node).id());
    return candidate.observed().view().all().stream()
        .filter(s -> !s.name().equals(candidate.service().name()))
        .filter(s -> s.settings().ports().stream().anyMatch(p -> p.host() && p.samePort(port)))
        .filter(s -> s.runnable().stream().anyMatch(t -> t.nodeId().equals(id)))
        .filter(s -> !(gives(candidate, s, port) && isBefore(s, candidate)))
        .findFirst();
  }

  private static boolean isBefore(ServiceView holder, Candidate candidate) {
    return candidate.service().after().contains(holder.name());
  }

  /** Whether the same file has that service without the port. */
  private static boolean gives(Candidate candidate, ServiceView holder, PublishedPort port) {
    return candidate.wanted().services().stream()
        .filter(s -> s.name().equals(holder.name()))
        .anyMatch(s -> new ServiceSpec(s.spec()).ports().stream().noneMatch(port::samePort));
  }
}
