package io.swarmkeeper.planner.plan.given;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.swarm.settings.ServiceSpec;
import io.swarmkeeper.swarm.spec.ServiceMode;
import io.swarmkeeper.swarm.spec.SpecComparison;
import io.swarmkeeper.swarm.spec.UpdatePace;
import io.swarmkeeper.swarm.view.NodeView;
import io.swarmkeeper.swarm.view.ServiceView;
import io.swarmkeeper.swarm.view.Suitability;
import io.swarmkeeper.swarm.view.SwarmNode;
import io.swarmkeeper.swarm.view.SwarmReader;
import io.swarmkeeper.swarm.view.TaskView;
import java.util.List;
import java.util.Optional;

/**
 * One service that is going to be written, with all that a rule may look at.
 *
 * @param live absent for a service that is created
 * @param difference from what is live; absent for a service that is created
 * @param tasks how many tasks it should have
 * @param suitable nodes whose labels and platform suit, whether they take tasks now or not
 */
public record Candidate(
    Wanted wanted,
    Wanted.Service service,
    Optional<ServiceView> live,
    Optional<SpecComparison> difference,
    TaskEffect effect,
    int tasks,
    List<ObjectNode> suitable,
    Observed observed) {
  public Candidate {
    suitable = List.copyOf(suitable);
  }

  /** One that is created. */
  public static Candidate created(
      Wanted wanted, Wanted.Service service, TaskEffect effect, Observed observed) {
    return new Candidate(
        wanted,
        service,
        Optional.empty(),
        Optional.empty(),
        effect,
        tasks(service, observed),
        suitable(service, observed),
        observed);
  }

  /** One that is updated. */
  public static Candidate updated(
      Wanted wanted,
      Wanted.Service service,
      ServiceView live,
      SpecComparison difference,
      Observed observed) {
    return new Candidate(
        wanted,
        service,
        Optional.of(live),
        Optional.of(difference),
        effect(service, live, difference, observed),
        tasks(service, observed),
        suitable(service, observed),
        observed);
  }

  private static TaskEffect effect(
      Wanted.Service service, ServiceView live, SpecComparison difference, Observed observed) {
    return difference.same()
        ? TaskEffect.none(
            "is as wanted; Swarm gets the registry credentials of this deploy, and no task"
                + " restarts")
        : TaskEffect.of(difference, service.spec(), live, observed.nodes());
  }

  /**
   * Whether Swarm gets other credentials for its registry though its tasks may stay: together with
   * another placement they would replace every task.
   */
  public static boolean freshLogin(
      Wanted.Service service, ServiceView live, SpecComparison difference) {
    return service.allowances().refreshLogin()
        && !difference.placement()
        && new GivenLogin(live).mayDifferFrom(service.access());
  }

  /** Whether Swarm gets other credentials for its registry though its tasks may stay. */
  public boolean freshLogin() {
    return live.isPresent() && freshLogin(service, live.get(), difference.orElseThrow());
  }

  /** How many tasks a service should have. */
  public static int tasks(Wanted.Service service, Observed observed) {
    var mode = ServiceMode.of(service.spec());
    return mode.everyNode() ? SwarmReader.nodesFor(service.spec(), observed.state()) : mode.tasks();
  }

  private static List<ObjectNode> suitable(Wanted.Service service, Observed observed) {
    var placement = new ServiceSpec(service.spec()).placement();
    return observed.state().nodes().stream().filter(n -> Suitability.suits(placement, n)).toList();
  }

  /** The spec that is going to be written. */
  public ObjectNode spec() {
    return service.spec();
  }

  /** What that says. */
  public ServiceSpec settings() {
    return new ServiceSpec(spec());
  }

  /** How its update goes through the tasks. */
  public UpdatePace pace() {
    return settings().pace();
  }

  /** Whether it runs once on every suitable node. */
  public boolean everyNode() {
    return settings().mode().everyNode();
  }

  /** How many tasks come on top of those that run. */
  public int added() {
    return Math.max(0, tasks - running().size());
  }

  /** Its tasks that should run now. */
  public List<TaskView> running() {
    return live.map(ServiceView::runnable).orElse(List.of());
  }

  /** Nodes that suit, are ready and active. */
  public List<ObjectNode> open() {
    return suitable.stream().filter(this::takesTasks).toList();
  }

  /** How many of its own running tasks are on a node. */
  public long runningOn(ObjectNode node) {
    var id = Optional.of(new SwarmNode(node).id());
    return running().stream().filter(t -> t.nodeId().equals(id)).count();
  }

  private boolean takesTasks(ObjectNode node) {
    return Optional.ofNullable(observed.view().nodes().get(new SwarmNode(node).id()))
        .map(NodeView::takesTasks)
        .orElse(false);
  }

  /** Whether it is known already that this field stands in the way. */
  public boolean told(String field) {
    return wanted.told(at(field));
  }

  /** Forbids the operation because of this field. */
  public Finding error(String field, String text) {
    return Finding.error(at(field), text);
  }

  /** Says something about this field. */
  public Finding warning(String field, String text) {
    return Finding.warning(at(field), text);
  }

  private String at(String field) {
    var where = wanted.where(service.name());
    return field.isEmpty() ? where : where + "." + field;
  }
}
