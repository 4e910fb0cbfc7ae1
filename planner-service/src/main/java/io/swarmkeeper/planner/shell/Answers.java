package io.swarmkeeper.planner.shell;

import io.swarmkeeper.bus.bucket.UnreadableValue;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Query.HistoryAnswer;
import io.swarmkeeper.contract.Query.HistoryQuery;
import io.swarmkeeper.contract.Query.NodeStatus;
import io.swarmkeeper.contract.Query.NodesAnswer;
import io.swarmkeeper.contract.Query.OperationStatus;
import io.swarmkeeper.contract.Query.PlanQuery;
import io.swarmkeeper.contract.Query.ServiceStatus;
import io.swarmkeeper.contract.Query.StatusAnswer;
import io.swarmkeeper.contract.Query.StatusQuery;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.planner.operation.Header;
import io.swarmkeeper.planner.operation.Operation;
import io.swarmkeeper.planner.plan.Drifting;
import io.swarmkeeper.planner.sight.Sight;
import io.swarmkeeper.planner.sight.Sight.NothingSeen;
import io.swarmkeeper.planner.store.OperationStore;
import io.swarmkeeper.planner.store.OperationStore.StoreUnavailable;
import io.swarmkeeper.planner.store.OperationStore.Versioned;
import io.swarmkeeper.swarm.spec.ObjectNames;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.NodeView;
import io.swarmkeeper.swarm.view.ServiceView;
import io.swarmkeeper.swarm.view.SwarmService;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the planner answers when it is asked: touches nothing. */
public record Answers(Sight sight, Drafting drafting, OperationStore store) {
  /** What a deploy would do. */
  public Plan plan(PlanQuery query) throws NothingSeen, StoreUnavailable, InterruptedException {
    return drafting.of(query.deploy()).plan();
  }

  /** The revisions of a stack, newest first. */
  public HistoryAnswer history(HistoryQuery query) throws StoreUnavailable {
    var revisions = new ArrayList<>(store.revisions(query.stack()));
    revisions.sort(Comparator.comparingInt(Revision::number).reversed());
    return new HistoryAnswer(revisions);
  }

  /** All nodes, by name. */
  public NodesAnswer nodes() throws NothingSeen, InterruptedException {
    var _ = sight.look();
    var cluster = sight.view();
    return new NodesAnswer(
        cluster.nodes().values().stream()
            .sorted(Comparator.comparing(NodeView::host))
            .map(n -> status(n, cluster))
            .toList());
  }

  private static NodeStatus status(NodeView node, ClusterView cluster) {
    var tasks =
        cluster.all().stream()
            .flatMap(s -> s.tasks().stream())
            .filter(t -> !t.ended() && t.nodeId().equals(Optional.of(node.id())))
            .count();
    return new NodeStatus(
        node.id(),
        node.host(),
        node.role(),
        node.leader(),
        node.state(),
        node.availability(),
        (int) tasks,
        node.executorSeen(),
        node.watcherSeen());
  }

  /** Running operations, or the one asked for; and the services that it is about. */
  public StatusAnswer status(StatusQuery query)
      throws NothingSeen, StoreUnavailable, InterruptedException {
    var operations = new ArrayList<Operation>();
    var unreadable = new ArrayList<String>();
    for (var id : store.running()) {
      readable(() -> store.load(id), unreadable)
          .flatMap(found -> found)
          .map(Versioned::operation)
          .ifPresent(operations::add);
    }
    var about = query.about();
    if (about.isPresent() && about.get().matches("[A-Za-z0-9_-]{1,64}")) {
      readable(() -> store.load(new OperationId(about.get())), unreadable)
          .flatMap(found -> found)
          .map(Versioned::operation)
          .filter(o -> !operations.contains(o))
          .ifPresent(operations::add);
    }
    var wanted =
        operations.stream()
            .filter(o -> about.isEmpty() || isAbout(o.header(), about.get()))
            .toList();
    var services = services(about, wanted, unreadable);
    return new StatusAnswer(
        wanted.stream().map(Answers::status).toList(),
        services,
        unreadable.stream().distinct().toList());
  }

  /** Those that are there, and those that should be. */
  private List<ServiceStatus> services(
      Optional<String> about, List<Operation> operations, List<String> unreadable)
      throws NothingSeen, StoreUnavailable, InterruptedException {
    var raw = sight.look();
    var cluster = sight.view();
    var names = ObjectNames.of(raw);
    var services = new ArrayList<ServiceStatus>();
    var drifting = new HashMap<String, Drifting>();
    var live = live(about, operations, cluster);
    for (var stack : stacks(about, operations, live)) {
      var revisions = readable(() -> store.revisions(stack), unreadable).orElse(List.of());
      drifting.put(stack, new Drifting(revisions, names));
    }
    for (var service : live) {
      var drift = drifting.get(service.stack().orElse("")).of(service);
      services.add(ServiceStatusMaking.of(service, cluster, drift));
    }
    var present =
        Stream.concat(
                raw.services().stream().map(s -> new SwarmService(s).name()),
                cluster.all().stream().map(ServiceView::name))
            .collect(Collectors.toSet());
    drifting.values().stream()
        .flatMap(d -> d.removed(present).stream())
        .map(ServiceStatusMaking::of)
        .forEach(services::add);
    services.sort(Comparator.comparing(ServiceStatus::service));
    return services;
  }

  private Set<String> stacks(
      Optional<String> about, List<Operation> operations, List<ServiceView> live)
      throws StoreUnavailable {
    var stacks = new TreeSet<String>(about.isEmpty() ? store.stacks() : targets(about, operations));
    live.forEach(service -> stacks.add(service.stack().orElse("")));
    return stacks;
  }

  private static List<String> targets(Optional<String> about, List<Operation> operations) {
    var targets = new ArrayList<>(operations.stream().map(o -> o.header().target()).toList());
    about.ifPresent(targets::add);
    return targets;
  }

  private interface Reading<T> {
    T read() throws StoreUnavailable;
  }

  /** What cannot be read is told, and everything else is shown. */
  private static <T> Optional<T> readable(Reading<T> reading, List<String> unreadable)
      throws StoreUnavailable {
    try {
      return Optional.of(reading.read());
    } catch (UnreadableValue e) {
      unreadable.add(e.getMessage());
      return Optional.empty();
    }
  }

  /** Also what an operation asked for is about that. */
  private static boolean isAbout(Header header, String what) {
    return what.equals(header.target())
        || what.equals(header.id().value())
        || header.parent().filter(p -> what.equals(p.value())).isPresent();
  }

  private static OperationStatus status(Operation operation) {
    var header = operation.header();
    return new OperationStatus(
        header.id(),
        header.kind(),
        header.target(),
        operation.state(),
        operation.waitingFor(),
        header.asked(),
        header.startedAt(),
        operation.deadline(),
        header.parent());
  }

  private static List<ServiceView> live(
      Optional<String> about, List<Operation> operations, ClusterView cluster) {
    var stacks = targets(about, operations);
    return cluster.all().stream()
        .filter(s -> about.isEmpty() || s.stack().map(stacks::contains).orElse(false))
        .sorted(Comparator.comparing(ServiceView::name))
        .toList();
  }
}
