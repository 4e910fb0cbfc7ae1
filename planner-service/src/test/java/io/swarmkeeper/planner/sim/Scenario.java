package io.swarmkeeper.planner.sim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Event.Kind;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Plan.Action;
import io.swarmkeeper.contract.Plan.ObjectPlan;
import io.swarmkeeper.contract.Plan.ServicePlan;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.planner.operation.Header;
import io.swarmkeeper.planner.pull.Pull;
import io.swarmkeeper.planner.rollout.Rollout;
import io.swarmkeeper.planner.rollout.Rollout.OnFailure;
import io.swarmkeeper.planner.rollout.RolloutStart;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a seed stands for: a stack, what a deploy changes in it, and what goes wrong meanwhile.
 *
 * @param actions by service; {@link Action#NONE} is a bystander
 * @param badImage what becomes of its tasks; {@code refused} is a spec that the engine does not
 *     take
 * @param mute a node whose executor hears no pull
 * @param heldByOthers when another operation has the first service in hand
 * @param diesAt when the second node dies
 * @param flaws the chance of a good task to fail when it starts
 */
record Scenario(
    Map<String, Action> actions,
    Map<String, Integer> waves,
    Optional<String> badService,
    String badImage,
    List<String> failureActions,
    OnFailure onFailure,
    double flaws,
    Optional<Window> managersSilent,
    Optional<Window> watchersSilent,
    Optional<Integer> pauseAt,
    Optional<Integer> abortAt,
    Optional<Integer> foreignAt,
    Optional<String> cannotPull,
    Optional<String> mute,
    Optional<Window> heldByOthers,
    Optional<Integer> diesAt) {

  static final String OLD_CONFIG = "app-old";
  static final String NEW_CONFIG = "app-new";
  private static final Instant START = Simulation.START;
  static final OperationId OPERATION = new OperationId("d-1");
  private static final List<String> BAD =
      List.of("crash", "sick", "missing", "nowhere", "hang", "refused");
  private static final List<String> FAILURE_ACTIONS = List.of("", "pause", "continue", "rollback");

  /** Some seconds. */
  record Window(int from, int to) {
    boolean contains(int second) {
      return from <= second && second < to;
    }
  }

  static Scenario of(Random random) {
    var actions = new TreeMap<String, Action>();
    var waves = new TreeMap<String, Integer>();
    var first = random.nextInt(8) == 0;
    int services = 2 + random.nextInt(4);
    for (int i = 0; i < services; i++) {
      actions.put("s" + i, first ? Action.CREATE : action(random.nextInt(10)));
      waves.put("s" + i, random.nextInt(3));
    }
    actions.put("s0", first ? Action.CREATE : Action.UPDATE);
    var running = new ArrayList<>(actions.keySet());
    running.removeIf(s -> actions.get(s) == Action.NONE || actions.get(s) == Action.REMOVE);
    var bad = running.get(random.nextInt(running.size()));
    return new Scenario(
        actions,
        waves,
        random.nextInt(100) < 45 ? Optional.of(bad) : Optional.empty(),
        BAD.get(random.nextInt(BAD.size())),
        List.of(any(random), any(random)),
        random.nextInt(5) == 0 ? OnFailure.PAUSE : OnFailure.ROLLBACK,
        random.nextInt(10) == 0 ? 0.05 : 0,
        window(random),
        window(random),
        sometimes(random, 8),
        sometimes(random, 12),
        first ? Optional.empty() : sometimes(random, 8),
        node(random),
        node(random),
        window(random),
        sometimes(random, 5));
  }

  private static Optional<String> node(Random random) {
    return random.nextInt(25) == 0 ? Optional.of("node-" + random.nextInt(2)) : Optional.empty();
  }

  private static Action action(int dice) {
    return dice < 5
        ? Action.UPDATE
        : dice < 7 ? Action.NONE : dice < 9 ? Action.CREATE : Action.REMOVE;
  }

  private static String any(Random random) {
    return FAILURE_ACTIONS.get(random.nextInt(FAILURE_ACTIONS.size()));
  }

  static Optional<Window> window(Random random) {
    int from = random.nextInt(60);
    return random.nextInt(6) == 0
        ? Optional.of(new Window(from, from + 5 + random.nextInt(55)))
        : Optional.empty();
  }

  static Optional<Integer> sometimes(Random random, int oneIn) {
    return random.nextInt(oneIn) == 0 ? Optional.of(random.nextInt(60)) : Optional.empty();
  }

  /** The services that are changed and run afterwards. */
  Set<String> running() {
    return actions.keySet().stream()
        .filter(s -> actions.get(s) == Action.UPDATE || actions.get(s) == Action.CREATE)
        .collect(Collectors.toSet());
  }

  /** The services that run afterwards and are of a lower wave than this one. */
  Set<String> lower(String name) {
    return actions.keySet().stream()
        .filter(s -> actions.get(s) == Action.UPDATE || actions.get(s) == Action.CREATE)
        .filter(s -> waves.get(s) < waves.get(name))
        .collect(Collectors.toSet());
  }

  /** Nobody interferes and no good task fails: then the verdict is known beforehand. */
  boolean undisturbed() {
    return flaws == 0
        && abortAt.isEmpty()
        && foreignAt.isEmpty()
        && mute.isEmpty()
        && (cannotPull.isEmpty() || (watchersSilent.isEmpty() && diesAt.isEmpty()));
  }

  boolean firstRevision() {
    return actions.values().stream().allMatch(Action.CREATE::equals);
  }

  /** The spec that is live before; it carries the label of an older operation. */
  ObjectNode before(String name) {
    var spec = spec(name, "good-old", failureActions.getFirst(), OLD_CONFIG);
    spec.putObject("Labels").put("io.swarmkeeper.step", "d-0/deploy/" + name + "#1");
    return spec;
  }

  ObjectNode wanted(String name) {
    var image = badService.equals(Optional.of(name)) ? badImage + "-new" : "good-new";
    return spec(name, image, failureActions.getLast(), NEW_CONFIG);
  }

  ObjectNode foreign(String name) {
    return spec(name, "good-foreign", "", OLD_CONFIG);
  }

  private static ObjectNode spec(String name, String image, String failureAction, String config) {
    var spec = JsonNodeFactory.instance.objectNode().put("Name", name);
    spec.putObject("TaskTemplate")
        .putObject("ContainerSpec")
        .put("Image", image)
        .putArray("Configs")
        .addObject()
        .put("ConfigName", config);
    spec.withObject("/Mode/Replicated").put("Replicas", SimService.REPLICAS);
    if (!failureAction.isEmpty()) {
      spec.putObject("UpdateConfig")
          .put("FailureAction", failureAction)
          .put("Monitor", 2_000_000_000L);
    }
    return spec;
  }

  Revision revision() {
    return new Revision(
        "shop",
        7,
        START,
        Asked.of("alice", "release"),
        OPERATION,
        specs(Action.NONE, Action.CREATE, Action.UPDATE),
        List.of(),
        List.of(),
        List.of(),
        actions.keySet().stream()
            .filter(s -> actions.get(s) == Action.UPDATE || actions.get(s) == Action.REMOVE)
            .map(s -> new NamedSpec(s, before(s)))
            .toList(),
        Optional.empty(),
        List.of());
  }

  private List<NamedSpec> specs(Action... which) {
    return actions.keySet().stream()
        .filter(s -> List.of(which).contains(actions.get(s)))
        .map(s -> new NamedSpec(s, wanted(s)))
        .toList();
  }

  /** Nobody who stays as it is uses it. */
  boolean oldConfigGoes() {
    return !actions.containsValue(Action.NONE) && foreignAt.isEmpty();
  }

  private static List<Pull> pulls() {
    return List.of(
        Pull.of(1, "good-new", "node-0", "node-0"), Pull.of(2, "good-new", "node-1", "node-1"));
  }

  Rollout rollout() {
    var plans =
        actions.keySet().stream()
            .map(s ->
                new ServicePlan(
                    s,
                    actions.get(s),
                    true,
                    "",
                    2,
                    1,
                    waves.get(s),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false))
            .toList();
    var objects = new ArrayList<ObjectPlan>();
    objects.add(new ObjectPlan("config", NEW_CONFIG, Action.CREATE, "is new"));
    if (oldConfigGoes()) {
      objects.add(new ObjectPlan("config", OLD_CONFIG, Action.REMOVE, "nothing needs it"));
    }
    var plan = new Plan("p", "shop", START, plans, objects, List.of(), Optional.empty());
    var header =
        new Header(
            OPERATION,
            Kind.DEPLOY,
            "shop",
            Asked.of("alice", "release"),
            new MessageId("d-1"),
            START,
            START.plus(Duration.ofMinutes(6)),
            Optional.empty(),
            Optional.empty());
    return new RolloutStart(plan, revision()).rollout(header, onFailure).pulling(pulls());
  }
}
