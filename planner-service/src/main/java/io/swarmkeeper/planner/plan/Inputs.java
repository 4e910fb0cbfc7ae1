package io.swarmkeeper.planner.plan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Plan.Action;
import io.swarmkeeper.contract.Plan.ObjectPlan;
import io.swarmkeeper.contract.Plan.ServicePlan;
import io.swarmkeeper.contract.Query.Access;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.plan.given.PlanInputs;
import io.swarmkeeper.planner.plan.given.PlanInputs.Fact;
import io.swarmkeeper.planner.plan.given.Wanted;
import io.swarmkeeper.swarm.spec.SpecDigest;
import io.swarmkeeper.swarm.view.NodeView;
import io.swarmkeeper.swarm.view.ServiceView;
import io.swarmkeeper.swarm.view.SwarmNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides what a plan depends on: what it writes, over what, and the nodes that it counts on. */
record Inputs(Wanted wanted, Observed observed) {
  private static final int DIGITS = 12;

  static PlanInputs of(
      Wanted wanted,
      Observed observed,
      List<ServicePlan> services,
      List<ObjectPlan> objects,
      List<Candidate> candidates) {
    var inputs = new Inputs(wanted, observed);
    return new PlanInputs(
        wanted.stack(),
        observed.view().now(),
        wanted.services().stream().map(s -> new NamedSpec(s.name(), s.spec())).toList(),
        services.stream()
            .filter(s -> s.action() != Action.NONE)
            .map(s -> inputs.live(s.service()))
            .toList(),
        Stream.of(inputs.nodes(candidates), inputs.objects(objects), logins(candidates))
            .flatMap(facts -> facts)
            .toList());
  }

  private NamedSpec live(String service) {
    return new NamedSpec(
        service,
        observed
            .view()
            .service(service)
            .map(ServiceView::spec)
            .orElseGet(JsonNodeFactory.instance::objectNode));
  }

  /** Those that suit a service which is written; whatever happens to others is no concern. */
  private Stream<Fact> nodes(List<Candidate> candidates) {
    return candidates.stream()
        .flatMap(c -> c.suitable().stream())
        .distinct()
        .map(this::node)
        .sorted(Comparator.comparing(Fact::what));
  }

  /** Those that services get beside their running tasks. */
  private static Stream<Fact> logins(List<Candidate> candidates) {
    return candidates.stream()
        .filter(Candidate::freshLogin)
        .map(c -> new Fact("registry credentials of " + c.service().name(), digest(c)));
  }

  private static String digest(Candidate candidate) {
    return candidate
        .service()
        .access()
        .flatMap(Access::login)
        .map(l -> "those with the digest " + l.digest().substring(0, DIGITS))
        .orElse("none");
  }

  private Fact node(ObjectNode raw) {
    var node = new SwarmNode(raw);
    var view = observed.view().nodes().get(node.id());
    return new Fact("node " + view.host(), state(view) + labels(node.labels()));
  }

  private static String state(NodeView node) {
    return node.role() + ", " + node.state() + ", " + node.availability();
  }

  private static String labels(SortedMap<String, String> labels) {
    return labels.isEmpty()
        ? ""
        : labels.entrySet().stream()
            .map(l -> l.getKey() + "=" + l.getValue())
            .collect(Collectors.joining(", ", ", labels ", ""));
  }

  /** The bytes of a secret may come between looking at a plan and carrying it out. */
  private Stream<Fact> objects(List<ObjectPlan> objects) {
    var bodies = new ArrayList<NamedSpec>();
    bodies.addAll(wanted.networks());
    bodies.addAll(wanted.configs());
    return objects.stream()
        .filter(o -> !o.kind().equals("secret") || o.action() == Action.REMOVE)
        .map(o ->
            new Fact(
                o.kind() + " " + o.name(),
                switch (o.action()) {
                      case NONE -> "is there";
                      case CREATE -> "is to be created";
                      case UPDATE -> "is to be updated";
                      case REMOVE -> "is to be removed";
                    }
                    + content(o, bodies)));
  }

  private static String content(ObjectPlan object, List<NamedSpec> bodies) {
    return bodies.stream()
        .filter(b -> b.name().equals(object.name()))
        .map(b -> " as " + SpecDigest.of(b.spec()).substring(0, 12))
        .findFirst()
        .orElse("");
  }
}
