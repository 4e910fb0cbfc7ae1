package io.swarmkeeper.planner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.planner.plan.spec.SpecComparison;
import io.swarmkeeper.planner.view.NodeView;
import io.swarmkeeper.planner.view.Raw;
import io.swarmkeeper.planner.view.ServiceMode;
import io.swarmkeeper.planner.view.ServiceView;
import io.swarmkeeper.planner.view.Suitability;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What would go wrong, or not do what it seems to, with services that are going to be written. */
final class Preflight {
  private static final Duration WATCHED = Duration.ofSeconds(10);
  private static final Set<String> UNSETTLED =
      Set.of("updating", "paused", "rollback_started", "rollback_paused");

  private final String where;
  private final Wanted.Service service;
  private final Observed observed;
  private final List<Finding> findings = new ArrayList<>();

  private Preflight(String where, Wanted.Service service, Observed observed) {
    this.where = where;
    this.service = service;
    this.observed = observed;
  }

  static List<Finding> ofNew(Wanted wanted, Wanted.Service service, Observed observed) {
    var preflight = new Preflight(wanted.where(service.name()), service, observed);
    preflight.nowhereToRun();
    preflight.noHealthCheck(List.of());
    return preflight.findings;
  }

  static List<Finding> ofChanged(
      Wanted wanted,
      Wanted.Service service,
      ServiceView live,
      Observed observed,
      SpecComparison difference) {
    var preflight = new Preflight(wanted.where(service.name()), service, observed);
    preflight.nowhereToRun();
    preflight.noHealthCheck(
        live.tasks().stream().flatMap(t -> t.container().stream()).map(c -> c.health()).toList());
    preflight.portsWithPlacement(difference);
    preflight.hostPorts(difference);
    preflight.replicas(live);
    preflight.unsettled(live);
    return preflight.findings;
  }

  /** A node without a watcher is one whose containers nobody can call healthy. */
  static List<Finding> ofNodes(Observed observed) {
    return observed.view().nodes().values().stream()
        .filter(NodeView::takesTasks)
        .filter(n -> !watched(n, observed))
        .sorted(Comparator.comparing(NodeView::host))
        .map(n ->
            Finding.warning(
                n.host(),
                "no health-watcher of this node has been heard of "
                    + n.watcherSeen().map(at -> "since " + at).orElse("yet")
                    + ": what runs there cannot be seen to be healthy, so a rollout waits for it"))
        .toList();
  }

  private static boolean watched(NodeView node, Observed observed) {
    var now = observed.view().now();
    return node.watcherSeen()
        .map(at -> Duration.between(at, now).compareTo(WATCHED) <= 0)
        .orElse(false);
  }

  private void nowhereToRun() {
    var mode = ServiceMode.of(service.spec());
    if (!mode.everyNode() && mode.tasks() == 0) {
      return;
    }
    var placement = service.spec().at("/TaskTemplate/Placement");
    var suitable =
        observed.state().nodes().stream().filter(n -> Suitability.suits(placement, n)).toList();
    if (suitable.isEmpty()) {
      error(
          "deploy.placement",
          "no node suits " + demands(placement) + ": its tasks would wait for ever");
    } else if (suitable.stream().noneMatch(this::takesTasks)) {
      warn(
          "deploy.placement",
          "no node that suits " + demands(placement) + " takes tasks now: its tasks wait for one");
    }
  }

  private boolean takesTasks(ObjectNode node) {
    return Optional.ofNullable(observed.view().nodes().get(Raw.textOrEmpty(node, "/ID")))
        .map(NodeView::takesTasks)
        .orElse(false);
  }

  private static String demands(JsonNode placement) {
    var demands = new ArrayList<String>();
    placement.path("Constraints").forEach(c -> demands.add(c.asText()));
    placement
        .path("Platforms")
        .forEach(p ->
            demands.add(Raw.textOrEmpty(p, "/OS") + "/" + Raw.textOrEmpty(p, "/Architecture")));
    return String.join(", ", demands);
  }

  /** Whether an image has a check of its own is known only from a container that runs. */
  private void noHealthCheck(List<Health> containers) {
    var test = service.spec().at("/TaskTemplate/ContainerSpec/Healthcheck/Test");
    var off = test.path(0).asText().equals("NONE");
    var none = test.isEmpty() && containers.contains(Health.RUNNING);
    if (off || none) {
      warn("healthcheck", "there is no health check: a task counts as healthy as soon as it runs");
    }
  }

  private void portsWithPlacement(SpecComparison difference) {
    if (!difference.task() && difference.placement() && difference.endpoint()) {
      error(
          "ports",
          "ports and placement change together, and Swarm would then never publish the new ports:"
              + " deploy one of them first");
    }
  }

  private void hostPorts(SpecComparison difference) {
    var order = Raw.textOrEmpty(service.spec(), "/UpdateConfig/Order");
    var ports = service.spec().at("/EndpointSpec/Ports");
    var host =
        StreamSupport.stream(ports.spliterator(), false)
            .anyMatch(p ->
                Raw.textOrEmpty(p, "/PublishMode").equals("host")
                    && p.path("PublishedPort").asInt() > 0);
    if (host && order.equals("start-first") && (difference.task() || difference.endpoint())) {
      warn(
          "deploy.update_config.order",
          "start-first with ports in host mode: a new task needs a node where the old one does not hold the port,"
              + " or the update never gets on");
    }
  }

  private void replicas(ServiceView live) {
    var will = ServiceMode.of(service.spec()).tasks();
    var are = ServiceMode.of(live.spec()).tasks();
    var told = told();
    if (live.global() || will == are || told.equals(Optional.of(are))) {
      return;
    }
    warn(
        "deploy.replicas",
        told.equals(Optional.of(will))
            ? "it was scaled by hand from " + will + " to " + are + ": this sets it back to " + will
            : "it runs with " + are + " replicas now: this sets it to " + will);
  }

  private Optional<Integer> told() {
    return observed.present().stream()
        .flatMap(revision -> revision.services().stream())
        .filter(s -> s.name().equals(service.name()))
        .map(NamedSpec::spec)
        .map(spec -> ServiceMode.of(spec).tasks())
        .findFirst();
  }

  private void unsettled(ServiceView live) {
    live.updateState()
        .filter(UNSETTLED::contains)
        .ifPresent(state ->
            warn(
                "",
                "Swarm calls its last update '"
                    + state
                    + "'"
                    + live.updateMessage().map(m -> " (" + m + ")").orElse("")
                    + ": this one takes its place"));
  }

  private void error(String field, String text) {
    findings.add(Finding.error(at(field), text));
  }

  private void warn(String field, String text) {
    findings.add(Finding.warning(at(field), text));
  }

  private String at(String field) {
    return field.isEmpty() ? where : where + "." + field;
  }
}
