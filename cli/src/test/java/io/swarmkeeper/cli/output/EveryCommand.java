package io.swarmkeeper.cli.output;

import static io.swarmkeeper.cli.ShopUpdate.ACCEPTED;
import static io.swarmkeeper.cli.ShopUpdate.PROGRESS;
import static io.swarmkeeper.cli.ShopUpdate.ended;
import static io.swarmkeeper.cli.TestClock.START;

import io.swarmkeeper.cli.Calls;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Observation.Stability;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Query;
import io.swarmkeeper.contract.Query.NodeStatus;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Every command that shows something, on a swarm in which every text is spoiled. */
final class EveryCommand {
  private static final Path SAMPLES = Path.of("../libs/contract/src/test/resources/samples");

  private final Path directory;
  private final Spoiled spoiled;
  private final Query.HistoryAnswer history;

  /** The stack file is shop.yml in that directory. */
  EveryCommand(Path directory, UnaryOperator<String> spoil, Query.HistoryAnswer history) {
    this.directory = directory;
    this.spoiled = new Spoiled(spoil);
    this.history = history;
  }

  /** One call, and what it said. */
  record Said(String call, Calls.Result result) {}

  /** All of them, as text, at a terminal, and as JSON. */
  List<Said> calls() throws IOException, UnreadableMessage {
    var said = new ArrayList<Said>();
    for (var form : List.of("text", "terminal", "json")) {
      for (var ending : endings()) {
        said.add(say(form, ending, "deploy", "-c", "shop.yml", "shop", "--reason", "x"));
      }
      for (var command :
          List.of(
              "plan -c shop.yml shop",
              "history shop",
              "diff shop 1",
              "diff shop 9",
              "status",
              "nodes",
              "drain node-1 --reason x --dry-run",
              "drain none --reason x --dry-run",
              "events --all")) {
        said.add(say(form, _ -> {}, command.split(" ", -1)));
      }
      for (var command : List.of("rollback shop", "drain node-1", "activate node-1")) {
        said.add(say(form, finished(Verdict.SUCCEEDED), (command + " --reason x").split(" ", -1)));
      }
      for (var command : List.of("pause d-1", "resume d-1", "abort d-1")) {
        said.add(say(form, finished(Verdict.FAILED), (command + " --reason x").split(" ", -1)));
      }
    }
    return said;
  }

  private Said say(String form, Consumer<Calls> reactions, String... command)
      throws IOException, UnreadableMessage {
    var calls = new Calls().in(directory);
    if (form.equals("terminal")) {
      calls.atTerminal(100, "y\n");
    }
    answers(calls);
    reactions.accept(calls);
    var args = new ArrayList<>(List.of(command));
    if (form.equals("json")) {
      args.addAll(List.of("-o", "json"));
    }
    return new Said(
        form + ": " + String.join(" ", args), calls.keeper(args.toArray(String[]::new)));
  }

  private List<Consumer<Calls>> endings() {
    return List.of(
        finished(Verdict.SUCCEEDED),
        finished(Verdict.ROLLED_BACK),
        finished(Verdict.FAILED),
        calls -> {
          react(calls, ACCEPTED);
          react(calls, new Event.OperationPaused(Event.Kind.DEPLOY, "shop", "unhealthy"));
        },
        calls ->
            react(
                calls,
                new Event.RequestRefused("deploy", "shop", List.of(Finding.error("a", "b")))));
  }

  private Consumer<Calls> finished(Verdict verdict) {
    return calls -> {
      react(calls, ACCEPTED);
      react(calls, PROGRESS);
      react(calls, new Event.DrainProgressed("node-1", 3, 2, List.of("shop_web")));
      react(calls, ended(verdict));
    };
  }

  private void react(Calls calls, Event event) {
    try {
      var _ = calls.swarm.reacts(spoiled.message(event));
    } catch (UnreadableMessage e) {
      throw new AssertionError(e);
    }
  }

  private void answers(Calls calls) throws IOException, UnreadableMessage {
    calls
        .swarm
        .answers("plan", spoiled.answer(plan(), Plan.class))
        .answers("status", spoiled.answer(status(), Query.StatusAnswer.class))
        .answers("nodes", nodes())
        .answers("history", history);
    try (var samples = Files.list(SAMPLES)) {
      for (var sample : samples.sorted().toList()) {
        add(calls, Files.readAllBytes(sample));
      }
    }
  }

  /** That every sample can be read is the contract's own test. */
  private void add(Calls calls, byte[] sample) {
    try {
      calls.swarm.journal.add(spoiled.envelope(sample));
    } catch (UnreadableMessage _) {
      // of an older contract
    }
  }

  private Query.NodesAnswer nodes() throws UnreadableMessage {
    var node =
        new NodeStatus(
            "n1",
            "node-1",
            "manager",
            true,
            "ready",
            "active",
            3,
            Optional.of(START),
            Optional.of(START));
    var spoiledOne = spoiled.answer(new Query.NodesAnswer(List.of(node)), Query.NodesAnswer.class);
    return new Query.NodesAnswer(List.of(node, spoiledOne.nodes().getFirst()));
  }

  private static Plan plan() {
    var changes =
        List.of(
            new Plan.FieldChange("environment.DB_PASSWORD", "old", "new"),
            new Plan.FieldChange("image", "shop/web:1", "shop/web:2"));
    var drift = Optional.of(new Plan.Drift(1, changes));
    var forecast =
        Optional.of(new Plan.Forecast(Duration.ofSeconds(4), Duration.ofSeconds(9), "guessed"));
    var services = new ArrayList<Plan.ServicePlan>();
    for (var action : Plan.Action.values()) {
      services.add(
          new Plan.ServicePlan(
              "shop_" + action,
              action,
              true,
              "it changes",
              3,
              12,
              0,
              changes,
              replacement(),
              forecast,
              drift,
              false));
    }
    return new Plan(
        "plan-1",
        "shop",
        START,
        services,
        List.of(new Plan.ObjectPlan("config", "shop_app", Plan.Action.CREATE, "it is new")),
        List.of(Finding.warning("shop.yml:1:1", "look at this")),
        forecast);
  }

  private static Optional<Plan.Replacement> replacement() {
    return Optional.of(
        new Plan.Replacement(
            List.of(new Plan.RunningTask("t1", Optional.of(1), Optional.of("node-1"))),
            1,
            1,
            Duration.ZERO,
            "stop-first"));
  }

  private static Query.StatusAnswer status() {
    var evidence =
        new Event.Evidence(
            "shop_web",
            Optional.of("node-1"),
            Optional.of("t1"),
            "ended",
            Optional.of("out"),
            START);
    var steady =
        new Query.Steadiness(Stability.FAILING, START, "it fails", List.of(evidence), START);
    return new Query.StatusAnswer(
        List.of(
            new Query.OperationStatus(
                new OperationId("d-1"),
                Event.Kind.DEPLOY,
                "shop",
                "rolling",
                "shop_web.1",
                new Asked("alice", "why", Optional.of("T-1"), Optional.of("cli"), Optional.empty()),
                START,
                START.plus(Duration.ofMinutes(9)))),
        List.of(
            new Query.ServiceStatus(
                "shop_web",
                3,
                2,
                1,
                "shop/web:1",
                "well",
                plan().services().getFirst().drift(),
                Optional.of(steady))));
  }
}
