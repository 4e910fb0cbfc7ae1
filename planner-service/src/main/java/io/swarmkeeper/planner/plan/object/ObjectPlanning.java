package io.swarmkeeper.planner.plan.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Plan.Action;
import io.swarmkeeper.contract.Plan.ObjectPlan;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.contract.Rotated;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.plan.given.Wanted;
import io.swarmkeeper.swarm.EngineJson;
import io.swarmkeeper.swarm.Labels;
import io.swarmkeeper.swarm.view.StoredObject;
import io.swarmkeeper.swarm.view.SwarmNetwork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What becomes of the stack's own networks, configs and secrets: created when they are not there,
 * never changed, and never taken over from somebody else.
 */
public final class ObjectPlanning {
  private final Wanted wanted;
  private final Observed observed;
  private final List<ObjectPlan> plans = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private ObjectPlanning(Wanted wanted, Observed observed) {
    this.wanted = wanted;
    this.observed = observed;
  }

  /** Plans and findings. */
  public record Objects(List<ObjectPlan> plans, List<Finding> findings) {}

  /** In the order of creation. */
  public static Objects of(Wanted wanted, Observed observed) {
    var planning = new ObjectPlanning(wanted, observed);
    planning.once("network", wanted.networks()).forEach(planning::network);
    planning.once("config", wanted.configs()).forEach(planning::config);
    planning.once("secret", wanted.secrets()).forEach(planning::secret);
    return new Objects(List.copyOf(planning.plans), List.copyOf(planning.findings));
  }

  /** Several keys of a file may mean one object, by its name. */
  private List<NamedSpec> once(String kind, List<NamedSpec> specs) {
    var byName = new LinkedHashMap<String, NamedSpec>();
    for (var spec : specs) {
      var first = byName.putIfAbsent(spec.name(), spec);
      var same = first == null || Rotation.sameContent(spec.spec(), first.spec());
      if (!same && !kind.equals("network")) {
        findings.add(
            Finding.error(
                kind + "s." + spec.name(),
                "the file has two %ss of this name with different content: give each its own name"
                    .formatted(kind)));
      }
    }
    return List.copyOf(byName.values());
  }

  private void network(NamedSpec network) {
    var live =
        observed.state().networks().stream()
            .filter(n -> new SwarmNetwork(n).name().equals(network.name()))
            .findFirst();
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
    var live = object("config", config, observed.state().configs());
    live.filter(spec -> !Rotation.sameContent(config.spec(), spec))
        .ifPresent(_ -> otherContent("config", config));
  }

  private void secret(NamedSpec secret) {
    var live = object("secret", secret, observed.state().secrets());
    if (live.isEmpty() || Rotation.sameContent(secret.spec(), live.get())) {
      return;
    }
    var readable = Rotation.driven(secret.spec()) || Rotation.driven(live.get());
    if (readable || Rotated.digest(live.get()).isPresent()) {
      otherContent("secret", secret);
    } else {
      findings.add(
          Finding.warning(
              "secrets." + secret.name(),
              "was made without keeper, so nobody can tell whether its content is the file's: it"
                  + " stays as it is"));
    }
  }

  /** The live spec of an object of ours, if it is there. */
  private Optional<ObjectNode> object(String kind, NamedSpec own, List<ObjectNode> all) {
    var live = StoredObject.named(own.name(), all).map(StoredObject::spec);
    if (live.isEmpty()) {
      plan(kind, own, Action.CREATE, whyNew(own, all));
      return Optional.empty();
    }
    if (foreign(kind, own, live.get())) {
      return Optional.empty();
    }
    plan(kind, own, Action.NONE, "is there");
    return live;
  }

  private String whyNew(NamedSpec own, List<ObjectNode> all) {
    var plain = Rotated.plain(own.spec());
    return all.stream()
        .map(o -> new StoredObject(o).spec())
        .filter(o -> belongsTo(wanted.stack(), o))
        .filter(o ->
            plain.isPresent()
                && (Rotated.plain(o).equals(plain)
                    || EngineJson.textOrEmpty(o, "/Name").equals(plain.get())))
        .map(o -> EngineJson.textOrEmpty(o, "/Name"))
        .filter(inUse()::contains)
        .findFirst()
        .map(old -> "has new content, and takes the place of " + old)
        .orElse("is new");
  }

  private Set<String> inUse() {
    return observed.view().all().stream()
        .flatMap(s -> s.settings().configsAndSecrets().stream())
        .collect(Collectors.toSet());
  }

  private void otherContent(String kind, NamedSpec own) {
    findings.add(
        Finding.error(
            kind + "s." + own.name(),
            ("the content differs from the %s of this name in the swarm, and %ss are"
                    + " immutable: give it a new name, such as 'name: %s-2', or no name at all: then"
                    + " every content gets its own")
                .formatted(kind, kind, own.name())));
  }

  private boolean foreign(String kind, NamedSpec own, ObjectNode live) {
    var stack = Labels.stack(live);
    if (belongsTo(wanted.stack(), live)) {
      return false;
    }
    var owner = stack.map(s -> "to stack " + s).orElse("to no stack");
    plan(kind, own, Action.NONE, "belongs " + owner);
    findings.add(
        Finding.error(
            kind + "s." + own.name(),
            ("a %s of this name is there and belongs %s: declare it external to use it, or"
                    + " give yours another name")
                .formatted(kind, owner)));
    return true;
  }

  private void plan(String kind, NamedSpec what, Action action, String why) {
    plans.add(new ObjectPlan(kind, what.name(), action, why));
  }

  /** Only what the file can ask for; the engine adds much of its own. */
  private static boolean sameNetwork(ObjectNode wanted, ObjectNode live) {
    return EngineJson.text(wanted, "/Driver")
            .orElse("overlay")
            .equals(EngineJson.textOrEmpty(live, "/Driver"))
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

  static boolean belongsTo(String stack, ObjectNode spec) {
    return Labels.stack(spec).equals(Optional.of(stack));
  }
}
