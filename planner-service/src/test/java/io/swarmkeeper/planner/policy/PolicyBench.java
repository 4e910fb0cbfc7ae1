package io.swarmkeeper.planner.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Query.SwarmState;
import io.swarmkeeper.contract.Request.Deploy;
import io.swarmkeeper.contract.Request.StackFile;
import io.swarmkeeper.contract.Request.StackSource;
import io.swarmkeeper.planner.plan.DeployReading;
import io.swarmkeeper.planner.plan.given.KeptRevisions;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.plan.given.Wanted;
import io.swarmkeeper.stack.StackText;
import io.swarmkeeper.swarm.Recorded;
import io.swarmkeeper.swarm.view.SwarmReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Policies as people write them, about stack files as people write them. */
public final class PolicyBench {
  static final String HOST_NETWORK_ID = "q3x8m5nqv3l5";
  private static final SwarmState STATE = withHostNetwork(Recorded.nerdDinner());

  private PolicyBench() {}

  /** A policy of one entry about every stack, which has these rules. */
  public static AdmissionPolicy policy(String rules) {
    var text = "policy:\n  - stacks: [\"*\"]\n" + rules.indent(4);
    return ((PolicyFile.Good) read(text)).policy();
  }

  static PolicyFile read(String text) {
    return PolicyFile.of(new StackText("policy.yml", text.getBytes(StandardCharsets.UTF_8)));
  }

  /** What a file with a service {@code web} asks for, which has these options too. */
  public static Wanted stack(String stack, String options) {
    var file = "version: \"3.9\"\nservices:\n  web:\n    image: web:v1\n" + options.indent(4);
    return wanted(stack, file);
  }

  static Wanted wanted(String stack, String file) {
    return switch (DeployReading.of(deploy(stack, file))) {
      case DeployReading.Good(var wanted, _) -> wanted;
      case DeployReading.Bad(var findings) ->
          throw new AssertionError(findings.stream().map(Finding::line).toList());
    };
  }

  /** A request to deploy that file. */
  public static Deploy deploy(String stack, String file) {
    return new Deploy(
        Asked.of("eve", "test"),
        stack,
        new StackSource(
            List.of(new StackFile("stack.yml", file)),
            Map.of(),
            Map.of(),
            Map.of(),
            Optional.empty(),
            Optional.empty()),
        false,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        false);
  }

  private static SwarmState withHostNetwork(SwarmState recorded) {
    var networks = new ArrayList<>(recorded.networks());
    networks.add(
        JsonNodeFactory.instance
            .objectNode()
            .put("Id", HOST_NETWORK_ID)
            .put("Name", "host")
            .put("Scope", "swarm"));
    return new SwarmState(
        recorded.readAt(),
        recorded.executor(),
        recorded.nodes(),
        recorded.services(),
        recorded.tasks(),
        recorded.upToDate(),
        networks,
        recorded.configs(),
        recorded.secrets());
  }

  static Observed observed() {
    var view = SwarmReader.read(STATE, Map.of(), Map.of(), STATE.readAt());
    return Observed.of(STATE, view, List.of(), KeptRevisions.USUAL);
  }

  /** What the policy says, without what the reader of the file says anyway. */
  static List<Finding> findings(AdmissionPolicy policy, Wanted wanted) {
    var all = policy.on(wanted, observed()).findings();
    return all.subList(wanted.findings().size(), all.size());
  }

  /** The same of a service with these options, as lines. */
  static List<String> lines(AdmissionPolicy policy, String options) {
    return findings(policy, stack("shop", options)).stream()
        .map(f -> f.severity() + " " + f.line())
        .toList();
  }
}
