package io.swarmkeeper.planner.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Finding.Severity;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Plan.ServicePlan;
import io.swarmkeeper.contract.Query.Access;
import io.swarmkeeper.contract.Query.SwarmState;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.plan.given.KeptRevisions;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.plan.given.Wanted;
import io.swarmkeeper.swarm.Recorded;
import io.swarmkeeper.swarm.view.SwarmReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A recorded swarm and what is wanted of it, to be bent by a test before planning. */
public final class PlanBench {
  /** What is wrong with a service of the options stack since it was recorded. */
  public static final String GIVEN_UP =
      "services.a: its spec is as wanted, but 2 of its 2 tasks have ended (the last: starting"
          + " container failed: path /tmp is mounted on / but it is not a shared or slave mount),"
          + " and restart_policy on-failure, at most 3 attempts has Swarm start no others: 'docker"
          + " service update --force planopt_a' does";

  public static final String STACK = "planrec";
  public final SwarmState state;
  public final List<Wanted.Service> services = new ArrayList<>();
  public final List<NamedSpec> networks = new ArrayList<>();
  public final List<NamedSpec> configs = new ArrayList<>();
  public Optional<Revision> present = Optional.empty();
  public Optional<Revision> later = Optional.empty();
  public boolean prune;
  private final String stack;

  private PlanBench(String stack, String stateOf, String wantedOf) {
    this.stack = stack;
    this.state = Recorded.state(stateOf);
    Recorded.services(wantedOf)
        .forEach((name, spec) ->
            services.add(
                new Wanted.Service(
                    name,
                    spec,
                    List.of(),
                    new Wanted.Allowances(List.of(), false, Optional.empty(), false),
                    Optional.empty())));
    Recorded.bodies(wantedOf, "/networks/")
        .forEach((name, body) -> networks.add(new NamedSpec(name, body)));
    Recorded.bodies(wantedOf, "/configs/")
        .forEach((name, body) -> configs.add(new NamedSpec(name, body)));
  }

  /** The first NerdDinner stack runs, and a file of it is wanted. */
  public static PlanBench nerdDinner(int file) {
    return new PlanBench(STACK, "nerd-dinner-1", "nerd-dinner-" + file);
  }

  /** The stack with nearly every option runs, and the same is wanted. */
  public static PlanBench options() {
    return new PlanBench("planopt", "options", "options");
  }

  /** A person allows its image to come from anywhere. */
  public PlanBench allowing(String service) {
    services.replaceAll(s ->
        s.name().equals(service)
            ? new Wanted.Service(
                s.name(),
                s.spec(),
                s.after(),
                new Wanted.Allowances(List.of(), true, Optional.empty(), false),
                Optional.empty())
            : s);
    return this;
  }

  /** The registry of its image was asked like this, and a person may want Swarm to have that. */
  public PlanBench asked(String service, Access access, boolean refresh) {
    services.replaceAll(s ->
        s.name().equals(service)
            ? new Wanted.Service(
                s.name(),
                s.spec(),
                s.after(),
                new Wanted.Allowances(List.of(), true, Optional.empty(), refresh),
                Optional.of(access))
            : s);
    return this;
  }

  public PlanBench after(String service, String... before) {
    services.replaceAll(s ->
        s.name().equals(service)
            ? new Wanted.Service(
                s.name(),
                s.spec(),
                Arrays.asList(before),
                new Wanted.Allowances(List.of(), false, Optional.empty(), false),
                Optional.empty())
            : s);
    return this;
  }

  public ObjectNode wanted(String service) {
    return services.stream().filter(s -> s.name().equals(service)).findFirst().orElseThrow().spec();
  }

  public ObjectNode live(String service) {
    return state.services().stream()
        .filter(s -> s.at("/Spec/Name").textValue().equals(service))
        .findFirst()
        .orElseThrow();
  }

  public Wanted wanted() {
    return new Wanted(stack, services, networks, configs, List.of(), prune, List.of());
  }

  public Observed observed() {
    var now = state.readAt().plusSeconds(1);
    var revisions =
        Stream.concat(
                present.map(r -> r.ended(Verdict.SUCCEEDED, r.took())).stream(), later.stream())
            .toList();
    return Observed.of(
        state, SwarmReader.read(state, Map.of(), Map.of(), now), revisions, KeptRevisions.USUAL);
  }

  public ObjectNode node(String host) {
    return state.nodes().stream()
        .filter(n -> n.at("/Description/Hostname").textValue().equals(host))
        .findFirst()
        .orElseThrow();
  }

  public List<ObjectNode> tasks(String service) {
    var id = live(service).get("ID").textValue();
    return state.tasks().stream().filter(t -> t.get("ServiceID").textValue().equals(id)).toList();
  }

  public Planning.Planned planned() {
    return Planning.plan(wanted(), observed());
  }

  public Plan plan() {
    return planned().plan();
  }

  public Revision revision(int number) {
    return RevisionMaking.make(
        new RevisionMaking.Entry(
            number, Instant.EPOCH, Asked.of("eve", "test"), new OperationId("op-" + number)),
        wanted(),
        plan(),
        observed());
  }

  public static ServicePlan service(Plan plan, String service) {
    return plan.services().stream()
        .filter(s -> s.service().equals(service))
        .findFirst()
        .orElseThrow();
  }

  public static List<String> errors(Plan plan) {
    return lines(plan, Severity.ERROR);
  }

  /** Without those on nodes. */
  public static List<String> warnings(Plan plan) {
    return lines(plan, Severity.WARNING).stream().filter(w -> !w.startsWith("node-")).toList();
  }

  private static List<String> lines(Plan plan, Severity severity) {
    return plan.findings().stream()
        .filter(f -> f.severity() == severity)
        .map(Finding::line)
        .toList();
  }
}
