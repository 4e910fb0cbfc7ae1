package io.swarmkeeper.planner.sim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Command.Availability;
import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.Outcome.ContainerLeft;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.NodeView;
import io.swarmkeeper.swarm.view.ServiceView;
import io.swarmkeeper.swarm.view.TaskView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A swarm of two nodes: services with one task each, which move from {@code n-b} to {@code n-a}
 * when it is drained, and whose containers take their time to go.
 */
final class DrainSwarm {
  private static final String TARGET = "n-b";

  /** The steps that were really carried out, in order. */
  final List<StepId> done = new ArrayList<>();

  private final DrainScenario scenario;
  private final Random random;
  private final List<Place> places = new ArrayList<>();
  private Availability availability;
  private boolean up = true;

  /** One task; its container may outlive it. */
  private static final class Place {
    private final String service;
    private final String id;
    private final String node;
    private final Instant healthyAt;
    private Instant endsAt = Instant.MAX;
    private Instant goneAt = Instant.MAX;

    private Place(String service, String id, String node, Instant healthyAt) {
      this.service = service;
      this.id = id;
      this.node = node;
      this.healthyAt = healthyAt;
    }

    private boolean stopping() {
      return endsAt.isBefore(Instant.MAX);
    }
  }

  DrainSwarm(DrainScenario scenario, Random random) {
    this.scenario = scenario;
    this.random = random;
    availability = scenario.drains() ? Availability.ACTIVE : Availability.DRAIN;
    var node = scenario.drains() ? TARGET : "n-a";
    services().forEach(s -> places.add(new Place(s, s + ".1", node, Simulation.START)));
  }

  Stream<String> services() {
    return IntStream.range(0, scenario.services()).mapToObj(i -> "s" + i);
  }

  void tick(int second, Instant now) {
    up &= !scenario.diesAt().equals(Optional.of(second));
    if (up && availability != Availability.DRAIN) {
      return;
    }
    for (var place : List.copyOf(places)) {
      if (place.node.equals(TARGET) && !place.stopping()) {
        place.endsAt = up ? now.plusSeconds(random.nextInt(4)) : now;
        place.goneAt = up ? place.endsAt.plusSeconds(random.nextInt(12)) : Instant.MAX;
        var node = stuck(place.service) ? "" : "n-a";
        var healthyAt = now.plusSeconds(1 + random.nextInt(8));
        places.add(new Place(place.service, place.service + ".2", node, healthyAt));
      }
    }
  }

  private boolean stuck(String service) {
    return scenario.stuck().map(i -> "s" + i).equals(Optional.of(service));
  }

  /** The node is empty and every service is well elsewhere, or the node takes tasks again. */
  boolean isDone(Instant now) {
    return scenario.drains()
        ? availability == Availability.DRAIN
            && (!up || containers(now).isEmpty())
            && services().allMatch(s -> places.stream().anyMatch(p -> isWellElsewhere(p, s, now)))
        : up && availability == Availability.ACTIVE;
  }

  private static boolean isWellElsewhere(Place place, String service, Instant now) {
    return place.service.equals(service)
        && place.node.equals("n-a")
        && !place.stopping()
        && !now.isBefore(place.healthyAt);
  }

  private List<ContainerLeft> containers(Instant now) {
    return places.stream()
        .filter(p -> p.node.equals(TARGET) && now.isBefore(p.goneAt))
        .map(p -> new ContainerLeft("c", p.service, p.id, "running"))
        .toList();
  }

  private static String nodeId(Command command) {
    return command instanceof Command.NodeCommand c ? c.nodeId() : "n-manager";
  }

  /** None if the node is gone that should do it. */
  Optional<Outcome> carryOut(Command command, Instant now) {
    var id = command.step().commandId();
    return switch (command) {
      case Command.SetNodeAvailability c when scenario.refused() ->
          Optional.of(
              new Outcome.Refused(id, nodeId(command), "e", "the last manager " + c.nodeId()));
      case Command.SetNodeAvailability _ when random.nextDouble() < scenario.conflicts() ->
          Optional.of(new Outcome.Conflicted(id, nodeId(command), "e", "update out of sequence"));
      case Command.SetNodeAvailability c -> {
        availability = c.availability();
        done.add(c.step());
        yield Optional.of(
            new Outcome.Done(id, nodeId(command), "e", "done", Optional.empty(), false));
      }
      case Command.ConfirmEmpty _ when !up -> Optional.empty();
      case Command.ConfirmEmpty c -> {
        done.add(c.step());
        var left = containers(now);
        yield Optional.of(
            left.isEmpty()
                ? new Outcome.Done(id, nodeId(command), "e", "empty", Optional.empty(), false)
                : new Outcome.StillOccupied(id, nodeId(command), "e", left));
      }
      default -> throw new AssertionError(command);
    };
  }

  ClusterView look(Instant now) {
    return new ClusterView(
        now,
        now,
        Map.of(
            "n-a",
            node("n-a", "alpha", "active", "ready", now),
            TARGET,
            node(TARGET, "bravo", word(), up ? "ready" : "down", now)),
        services()
            .map(s -> service(s, now))
            .collect(Collectors.toMap(ServiceView::name, Function.identity())));
  }

  private String word() {
    return availability.name().toLowerCase(Locale.ROOT);
  }

  private static NodeView node(
      String id, String host, String availability, String state, Instant heard) {
    return new NodeView(
        id, host, "worker", false, availability, state, Optional.of(heard), Optional.of(heard));
  }

  private ServiceView service(String name, Instant now) {
    return new ServiceView(
        "id-" + name,
        name,
        Optional.empty(),
        Optional.empty(),
        1,
        JsonNodeFactory.instance.objectNode(),
        false,
        Set.of(),
        1,
        Optional.empty(),
        Optional.empty(),
        places.stream().filter(p -> p.service.equals(name)).map(p -> task(p, now)).toList());
  }

  private static TaskView task(Place place, Instant now) {
    var placed = Optional.of(place.node).filter(n -> !n.isEmpty());
    var healthy = !now.isBefore(place.healthyAt);
    var state = placed.isEmpty() ? "pending" : !now.isBefore(place.endsAt) ? "shutdown" : "running";
    var container =
        new ContainerStatus(
            "c",
            place.id,
            place.service,
            healthy ? Health.HEALTHY : Health.STARTING,
            Optional.empty(),
            Optional.empty(),
            place.healthyAt,
            false);
    return new TaskView(
        place.id,
        Optional.of(1),
        placed,
        state,
        place.stopping() ? "shutdown" : "running",
        true,
        "image",
        Optional.of("no suitable node").filter(_ -> placed.isEmpty()),
        Optional.empty(),
        place.healthyAt,
        Optional.of(container).filter(_ -> placed.isPresent()));
  }
}
