package io.swarmkeeper.planner.pull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Plan.ServicePlan;
import io.swarmkeeper.contract.Query.SwarmState;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.swarm.settings.ServiceSpec;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.NodeView;
import io.swarmkeeper.swarm.view.Suitability;
import io.swarmkeeper.swarm.view.SwarmNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which nodes need which images for the tasks that a plan starts: those that may run them. */
public final class PullPlanning {
  private record Need(String image, NodeView node) {}

  private PullPlanning() {}

  /** Each image once a node, by the node's name. */
  public static List<Pull> of(
      Plan plan, List<NamedSpec> wanted, SwarmState state, ClusterView cluster) {
    var specs = wanted.stream().collect(Collectors.toMap(NamedSpec::name, NamedSpec::spec));
    var needs = new LinkedHashSet<Need>();
    plan.services().stream()
        .filter(PullPlanning::startsTasks)
        .map(s -> specs.get(s.service()))
        .forEach(spec -> needs.addAll(needs(spec, state, cluster.nodes())));
    var pulls = new ArrayList<Pull>();
    needs.stream()
        .sorted(Comparator.comparing((Need n) -> n.node().host()).thenComparing(Need::image))
        .forEach(
            n -> pulls.add(Pull.of(pulls.size() + 1, n.image(), n.node().id(), n.node().host())));
    return pulls;
  }

  private static boolean startsTasks(ServicePlan service) {
    return switch (service.action()) {
      case CREATE -> true;
      case UPDATE ->
          service.restarts()
              || service.changes().stream().anyMatch(c -> c.field().equals("deploy.replicas"));
      case NONE, REMOVE -> false;
    };
  }

  private static List<Need> needs(ObjectNode spec, SwarmState state, Map<String, NodeView> nodes) {
    var wanted = new ServiceSpec(spec);
    return state.nodes().stream()
        .filter(n -> Suitability.suits(wanted.placement(), n))
        .flatMap(n -> Optional.ofNullable(nodes.get(new SwarmNode(n).id())).stream())
        .filter(NodeView::takesTasks)
        .map(n -> new Need(wanted.image(), n))
        .toList();
  }
}
