package io.swarmkeeper.planner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Plan.Action;
import io.swarmkeeper.contract.Plan.ObjectPlan;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.spec.Raw;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of the stack's own networks and configs: created when they are not there, never
 * changed, and never taken over from somebody else.
 */
final class ObjectPlanning {
  private static final String NAMESPACE = "com.docker.stack.namespace";

  private final Wanted wanted;
  private final Observed observed;
  private final List<ObjectPlan> plans = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private ObjectPlanning(Wanted wanted, Observed observed) {
    this.wanted = wanted;
    this.observed = observed;
  }

  /** Plans and findings. */
  record Objects(List<ObjectPlan> plans, List<Finding> findings) {}

  static Objects of(Wanted wanted, Observed observed) {
    var planning = new ObjectPlanning(wanted, observed);
    wanted.networks().forEach(planning::network);
    wanted.configs().forEach(planning::config);
    return new Objects(List.copyOf(planning.plans), List.copyOf(planning.findings));
  }

  private void network(NamedSpec network) {
    var live = named(observed.state().networks(), "/Name", network.name());
    if (live.isEmpty()) {
      plan("network", network, Action.CREATE, "is new");
      return;
    }
    if (foreign("network", network, live.get())) {
      return;
    }
    if (sameNetwork(network.spec(), live.get())) {
      plan("network", network, Action.NONE, "is there");
    } else {
      plan("network", network, Action.NONE, "is there with other settings, and stays as it is");
      findings.add(
          Finding.warning(
              "networks." + network.name(),
              "the network is there with other settings than the file's, and a network cannot be changed:"
                  + " remove the stack and the network to have it made anew, or give it another name"));
    }
  }

  private void config(NamedSpec config) {
    var live = named(observed.state().configs(), "/Spec/Name", config.name());
    if (live.isEmpty()) {
      plan("config", config, Action.CREATE, "is new");
      return;
    }
    var spec = Raw.object(live.get(), "/Spec");
    if (foreign("config", config, spec)) {
      return;
    }
    plan("config", config, Action.NONE, "is there");
    if (!Raw.textOrEmpty(config.spec(), "/Data").equals(Raw.textOrEmpty(spec, "/Data"))) {
      findings.add(
          Finding.error(
              "configs." + config.name(),
              "the content differs from the config of this name in the swarm, and configs are immutable:"
                  + " give it a new name, such as 'name: "
                  + config.name()
                  + "-2'"));
    }
  }

  private boolean foreign(String kind, NamedSpec own, ObjectNode live) {
    var stack = Raw.label(live, NAMESPACE);
    if (stack.equals(Optional.of(wanted.stack()))) {
      return false;
    }
    var owner = stack.map(s -> "to stack " + s).orElse("to no stack");
    plan(kind, own, Action.NONE, "belongs " + owner);
    findings.add(
        Finding.error(
            kind + "s." + own.name(),
            "a "
                + kind
                + " of this name is there and belongs "
                + owner
                + ": declare it external to use it, or give yours another name"));
    return true;
  }

  private void plan(String kind, NamedSpec what, Action action, String why) {
    plans.add(new ObjectPlan(kind, what.name(), action, why));
  }

  /** Only what the file can ask for; the engine adds much of its own. */
  private static boolean sameNetwork(ObjectNode wanted, ObjectNode live) {
    return Raw.text(wanted, "/Driver").orElse("overlay").equals(Raw.textOrEmpty(live, "/Driver"))
        && sameFlag(wanted, live, "Internal")
        && sameFlag(wanted, live, "Attachable")
        && contains(live.path("Options"), wanted.path("Options"))
        && sameSubnets(wanted.at("/IPAM/Config"), live.at("/IPAM/Config"));
  }

  private static boolean sameFlag(ObjectNode wanted, ObjectNode live, String flag) {
    return wanted.path(flag).asBoolean() == live.path(flag).asBoolean();
  }

  private static boolean contains(JsonNode live, JsonNode wanted) {
    return wanted.properties().stream()
        .allMatch(o -> o.getValue().asText().equals(live.path(o.getKey()).asText(null)));
  }

  private static boolean sameSubnets(JsonNode wanted, JsonNode live) {
    return wanted.isEmpty()
        || wanted.findValuesAsText("Subnet").equals(live.findValuesAsText("Subnet"));
  }

  static Optional<ObjectNode> named(List<ObjectNode> things, String path, String name) {
    return things.stream().filter(t -> Raw.textOrEmpty(t, path).equals(name)).findFirst();
  }
}
