package io.swarmkeeper.planner.plan.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Plan.Action;
import io.swarmkeeper.contract.Plan.ObjectPlan;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.contract.Rotated;
import io.swarmkeeper.planner.plan.given.KeptRevisions;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.plan.given.Wanted;
import io.swarmkeeper.swarm.EngineJson;
import io.swarmkeeper.swarm.settings.ServiceSpec;
import io.swarmkeeper.swarm.view.ServiceView;
import io.swarmkeeper.swarm.view.StoredObject;
import io.swarmkeeper.swarm.view.SwarmNetwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides which objects of a stack may go once a deploy has succeeded: configs and secrets that are
 * versions of something and that no service and no kept revision needs; when pruning, also what the
 * file never had, and networks that no service uses. Never what is not of this stack.
 */
public final class Leftovers {
  /** A secret comes before the request that needs it: one so young may be waiting for its own. */
  static final Duration GRACE = Duration.ofMinutes(15);

  private final Wanted wanted;
  private final Observed observed;
  private final Set<String> needed;
  private final Set<String> networks;

  private Leftovers(Wanted wanted, Observed observed, Set<String> leaving, KeptRevisions history) {
    this.wanted = wanted;
    this.observed = observed;
    this.needed = new HashSet<>(history.needed());
    this.networks = new HashSet<>();
    Stream.of(wanted.configs(), wanted.secrets())
        .flatMap(List::stream)
        .map(NamedSpec::name)
        .forEach(needed::add);
    wanted.networks().forEach(n -> networks.add(n.name()));
    var own = wanted.services().stream().map(Wanted.Service::name).collect(Collectors.toSet());
    wanted.services().forEach(s -> uses(new ServiceSpec(s.spec())));
    observed.view().all().stream()
        .filter(s -> !own.contains(s.name()) && !leaving.contains(s.name()))
        .map(ServiceView::settings)
        .forEach(this::uses);
  }

  /**
   * The removals, as they are planned.
   *
   * @param leaving full names of the services that go
   * @param changes whether the plan brings about another revision
   */
  public static List<ObjectPlan> of(
      Wanted wanted, Observed observed, Set<String> leaving, boolean changes) {
    var history = changes ? observed.history().beforeOneMore() : observed.history();
    var leftovers = new Leftovers(wanted, observed, leaving, history);
    var plans = new ArrayList<ObjectPlan>();
    if (wanted.prune()) {
      leftovers.networks(plans);
    }
    leftovers.files("config", observed.state().configs(), plans);
    leftovers.files("secret", observed.state().secrets(), plans);
    return plans;
  }

  /**
   * Which of these secrets of a stack nothing needs: they came before a request that was refused.
   */
  public static List<String> orphans(String stack, Set<String> names, Observed observed) {
    var used =
        observed.view().all().stream()
            .flatMap(s -> s.settings().configsAndSecrets().stream())
            .collect(Collectors.toSet());
    used.addAll(observed.history().needed());
    return observed.state().secrets().stream()
        .map(s -> new StoredObject(s).spec())
        .filter(s -> ObjectPlanning.belongsTo(stack, s) && Rotated.plain(s).isPresent())
        .map(s -> EngineJson.textOrEmpty(s, "/Name"))
        .filter(name -> names.contains(name) && !used.contains(name))
        .sorted()
        .toList();
  }

  private void uses(ServiceSpec spec) {
    needed.addAll(spec.configsAndSecrets());
    networks.addAll(spec.networksOfAnyAge());
  }

  private void files(String kind, List<ObjectNode> live, List<ObjectPlan> plans) {
    live.stream()
        .map(StoredObject::new)
        .filter(o -> ObjectPlanning.belongsTo(wanted.stack(), o.spec()))
        .filter(o -> isVersion(o.spec()) || wanted.prune())
        .filter(Predicate.not(this::isNeeded))
        .filter(Predicate.not(this::isYoung))
        .map(StoredObject::name)
        .sorted()
        .map(name -> removal(kind, name, "no service and no kept revision needs it any more"))
        .forEach(plans::add);
  }

  /** Made by rotation, or the plain predecessor of what rotates now. */
  private boolean isVersion(ObjectNode spec) {
    return Rotated.plain(spec).isPresent()
        || Stream.of(wanted.configs(), wanted.secrets())
            .flatMap(List::stream)
            .flatMap(o -> Rotated.plain(o.spec()).stream())
            .anyMatch(EngineJson.textOrEmpty(spec, "/Name")::equals);
  }

  private boolean isNeeded(StoredObject object) {
    return needed.contains(object.name()) || needed.contains(object.id());
  }

  private boolean isYoung(StoredObject object) {
    if (observed.history().everUsed().contains(object.name())) {
      return false;
    }
    return object
        .createdAt()
        .filter(at -> at.plus(GRACE).isAfter(observed.view().now()))
        .isPresent();
  }

  private void networks(List<ObjectPlan> plans) {
    observed.state().networks().stream()
        .filter(n -> ObjectPlanning.belongsTo(wanted.stack(), n))
        .map(SwarmNetwork::new)
        .filter(n -> n.swarmWide() && networks.stream().noneMatch(n::isCalled))
        .map(SwarmNetwork::name)
        .sorted()
        .map(name -> removal("network", name, "is not in the file, and no service uses it"))
        .forEach(plans::add);
  }

  private static ObjectPlan removal(String kind, String name, String why) {
    return new ObjectPlan(kind, name, Action.REMOVE, why);
  }
}
