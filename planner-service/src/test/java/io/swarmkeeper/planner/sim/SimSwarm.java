package io.swarmkeeper.planner.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Command.Side;
import io.swarmkeeper.contract.Command.SpecRef;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.swarm.spec.HeldSpec;
import io.swarmkeeper.swarm.view.ServiceView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The simulated swarm with its executor: a command is carried out once, however often it comes, on
 * the version that it names, from the spec that the revision records.
 */
final class SimSwarm {
  /** The node that may die. */
  static final String SECOND = "node-1";

  final Map<String, SimService> services = new TreeMap<>();

  /** The steps whose command was really carried out, in order. */
  final List<StepId> written = new ArrayList<>();

  /** The configs that are there. */
  final Set<String> configs = new TreeSet<>(Set.of(Scenario.OLD_CONFIG));

  /** Each image on each node. */
  final Set<String> pulled = new TreeSet<>();

  private boolean dead;
  private boolean down;
  private final Optional<String> cannotPull;
  private final Random random;
  private final double flaws;

  SimSwarm(Random random, double flaws, Optional<String> cannotPull) {
    this.cannotPull = cannotPull;
    this.random = random;
    this.flaws = flaws;
  }

  /** A service that has been running for long. */
  void standing(String name, ObjectNode spec, Instant now) {
    services.put(name, new SimService(name, spec, random, now));
    for (int second = -60; second < 0; second++) {
      services.get(name).tick(now.plusSeconds(second), 0);
    }
  }

  void nodeDies() {
    services.values().forEach(SimService::nodeDies);
    dead = true;
  }

  void nodeIsDown(Instant now) {
    services.values().forEach(s -> s.nodeIsDown(now));
    down = true;
  }

  /** Whether its node is there to do it. */
  boolean canCarryOut(Command command) {
    return !(dead && command instanceof Command.NodeCommand c && c.nodeId().equals(SECOND));
  }

  String stateOf(String node) {
    return down && node.equals(SECOND) ? "down" : "ready";
  }

  void tick(Instant now) {
    services.values().forEach(s -> s.tick(now, flaws));
  }

  Map<String, ServiceView> look(Instant now) {
    return services.values().stream()
        .map(s -> s.view(now))
        .collect(Collectors.toMap(ServiceView::name, Function.identity()));
  }

  Outcome carryOut(Command command, Revision revision, Instant now) {
    return switch (command) {
      case Command.CreateService c when isRefused(c.spec(), revision) -> refused(c);
      case Command.UpdateService c when isRefused(c.spec(), revision) -> refused(c);
      case Command.CreateService c -> create(c, revision, now);
      case Command.UpdateService c -> update(c, revision, now);
      case Command.RemoveService c -> {
        if (services.remove(c.service()) != null) {
          written.add(c.step());
        }
        yield done(c);
      }
      case Command.CreateNetwork c -> done(c);
      case Command.CreateConfig c -> {
        var _ = configs.add(c.spec().name());
        yield done(c);
      }
      case Command.CreateSecret c -> throw new AssertionError(c);
      case Command.RemoveObject c -> remove(c);
      case Command.PullImage c -> pull(c);
      case Command.SetNodeAvailability c -> throw new AssertionError(c);
      case Command.ConfirmEmpty c -> throw new AssertionError(c);
    };
  }

  static boolean writesService(Command command) {
    return command instanceof Command.CreateService
        || command instanceof Command.UpdateService
        || command instanceof Command.RemoveService;
  }

  private Outcome pull(Command.PullImage c) {
    if (cannotPull.equals(Optional.of(c.nodeId()))) {
      return new Outcome.Failed(
          c.step().commandId(), c.nodeId(), c.nodeId(), "no space left on device");
    }
    var _ = pulled.add(c.image() + " on " + c.nodeId());
    return done(c);
  }

  private Outcome remove(Command.RemoveObject c) {
    for (var service : services.values()) {
      if (!service.foreign() && service.config().equals(Optional.of(c.name()))) {
        throw new AssertionError(c.name() + " is removed while " + service.name + " uses it");
      }
    }
    var _ = configs.remove(c.name());
    return done(c);
  }

  private Outcome create(Command.CreateService c, Revision revision, Instant now) {
    var live = services.get(c.spec().name());
    if (live == null) {
      var spec = written(c.spec(), revision, c.step());
      var made = new SimService(c.spec().name(), spec, random, now);
      if (dead) {
        made.nodeDies();
      }
      if (down) {
        made.nodeIsDown(now);
      }
      services.put(c.spec().name(), made);
      written.add(c.step());
      return done(c);
    }
    return live.step().equals(Optional.of(c.step().value())) ? done(c) : conflict(c);
  }

  private Outcome update(Command.UpdateService c, Revision revision, Instant now) {
    var live = services.get(c.spec().name());
    if (live == null) {
      return conflict(c);
    }
    if (live.step().equals(Optional.of(c.step().value()))) {
      return done(c);
    }
    if (live.version() != c.expectedVersion()) {
      return conflict(c);
    }
    var spec = written(c.spec(), revision, c.step());
    live.write(c.holdOnFailure() ? HeldSpec.of(spec) : spec, now);
    written.add(c.step());
    return done(c);
  }

  /** A service whose config is not there cannot be written. */
  private ObjectNode written(SpecRef ref, Revision revision, StepId step) {
    var spec = spec(ref, revision, step);
    SimService.config(spec)
        .ifPresent(config -> assertThat(configs).as("for %s", ref).contains(config));
    return spec;
  }

  private static ObjectNode spec(SpecRef ref, Revision revision, StepId step) {
    var spec = recorded(ref, revision).deepCopy();
    spec.withObject("/Labels").put(StepId.LABEL, step.value());
    return spec;
  }

  private static ObjectNode recorded(SpecRef ref, Revision revision) {
    var specs = ref.side() == Side.WANTED ? revision.services() : revision.before();
    return specs.stream()
        .filter(s -> s.name().equals(ref.name()))
        .findFirst()
        .map(NamedSpec::spec)
        .orElseThrow(() -> new AssertionError("the revision has no " + ref));
  }

  private static boolean isRefused(SpecRef ref, Revision revision) {
    return recorded(ref, revision)
        .at("/TaskTemplate/ContainerSpec/Image")
        .asText()
        .startsWith("refused");
  }

  private static Outcome refused(Command c) {
    return new Outcome.Failed(c.step().commandId(), "n0", "node-0", "invalid spec");
  }

  private static Outcome done(Command c) {
    return new Outcome.Done(
        c.step().commandId(), nodeId(c), "node-0", "done", Optional.empty(), false);
  }

  private static String nodeId(Command command) {
    return command instanceof Command.NodeCommand c ? c.nodeId() : "n0";
  }

  private static Outcome conflict(Command c) {
    return new Outcome.Conflicted(c.step().commandId(), "n0", "node-0", "update out of sequence");
  }
}
