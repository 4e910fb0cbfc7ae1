package io.swarmkeeper.planner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Plan.FieldChange;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.planner.plan.Planning.Planned;
import io.swarmkeeper.planner.plan.given.PlanInputs;
import io.swarmkeeper.planner.plan.given.PlanInputs.Fact;
import io.swarmkeeper.swarm.ImageName;
import io.swarmkeeper.swarm.settings.ServiceSpec;
import io.swarmkeeper.swarm.spec.ObjectNames;
import io.swarmkeeper.swarm.spec.SpecComparison;
import io.swarmkeeper.swarm.spec.SpecDigest;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Decides what has moved since a plan was made: each thing that differs, and how. */
public final class Moved {
  private final PlanInputs then;
  private final ObjectNames names;
  private final List<Finding> findings = new ArrayList<>();

  private Moved(PlanInputs then, ObjectNames names) {
    this.then = then;
    this.names = names;
  }

  /**
   * The plan of now, refused because it is not the promised one: a plan that was looked at is
   * carried out as it was, or not at all.
   *
   * @param then what that depended on, while it is remembered
   */
  public static Plan refused(
      Planned now, String promised, Optional<PlanInputs> then, ObjectNames names) {
    var findings = new ArrayList<Finding>();
    if (then.isEmpty()) {
      findings.add(forgotten(promised, now.plan().id()));
    } else {
      findings.add(since(then.get(), now.inputs()));
      findings.addAll(between(then.get(), now.inputs(), names));
    }
    findings.addAll(now.plan().findings());
    return now.plan().with(findings);
  }

  /** Errors, one for each thing; none when both are the same plan. */
  public static List<Finding> between(PlanInputs then, PlanInputs now, ObjectNames names) {
    var moved = new Moved(then, names);
    moved.each(specs(then.wanted()), specs(now.wanted()), moved::wanted);
    moved.each(specs(then.live()), specs(now.live()), moved::live);
    moved.each(facts(then.facts()), facts(now.facts()), moved::fact);
    return List.copyOf(moved.findings);
  }

  /** What a person reads first. */
  public static Finding since(PlanInputs then, PlanInputs now) {
    return Finding.error(
        "",
        ("plan %s no longer holds: this has moved since %s. What would be done now is"
                + " plan %s; 'keeper plan' shows it")
            .formatted(then.id(), then.at().truncatedTo(ChronoUnit.SECONDS), now.id()));
  }

  /** When nobody remembers the plan any more. */
  public static Finding forgotten(String plan, String present) {
    return Finding.error(
        "",
        ("plan %s is not known here (plans are kept for a day), and it is not what"
                + " would be done now: that is plan %s")
            .formatted(plan, present));
  }

  private interface Difference<T> {
    void of(String name, Optional<T> before, Optional<T> after);
  }

  private <T> void each(Map<String, T> before, Map<String, T> after, Difference<T> difference) {
    var all = new TreeSet<>(before.keySet());
    all.addAll(after.keySet());
    all.forEach(name ->
        difference.of(
            name, Optional.ofNullable(before.get(name)), Optional.ofNullable(after.get(name))));
  }

  private void wanted(String name, Optional<ObjectNode> before, Optional<ObjectNode> after) {
    if (before.isEmpty()) {
      say(name, "the files name it now, and did not then");
    } else if (after.isEmpty()) {
      say(name, "the files named it then, and do not now");
    } else if (!same(before.get(), after.get())) {
      say(name, wanted(before.get(), after.get()));
    }
  }

  private String wanted(ObjectNode before, ObjectNode after) {
    var was = image(before);
    var is = image(after);
    var changes = changes(before, after);
    return !was.equals(is)
            && ImageName.withoutDigest(was).equals(ImageName.withoutDigest(is))
            && changes.size() <= 1
        ? "image %s is another one in the registry now: %s -> %s"
            .formatted(ImageName.withoutDigest(is), digest(was), digest(is))
        : "the files or their variables say something else: " + words(changes);
  }

  /** A service that is not among these is as wanted; one with an empty spec is not there. */
  private void live(String name, Optional<ObjectNode> before, Optional<ObjectNode> after) {
    var was = before.or(() -> Optional.ofNullable(specs(then.wanted()).get(name)));
    if (after.isEmpty()) {
      say(name, "was changed since, and is as wanted now");
    } else if (after.get().isEmpty()) {
      if (!was.equals(after)) {
        say(name, "was removed since");
      }
    } else if (was.isEmpty() || was.get().isEmpty()) {
      say(name, "was created since");
    } else if (!same(was.get(), after.get())) {
      say(name, "was changed since: " + words(changes(was.get(), after.get())));
    }
  }

  private void fact(String what, Optional<String> before, Optional<String> after) {
    if (!before.equals(after)) {
      findings.add(
          Finding.error(
              what,
              "then " + before.orElse("of no concern") + ", now " + after.orElse("of no concern")));
    }
  }

  private void say(String service, String text) {
    findings.add(Finding.error("service " + service, text));
  }

  private List<FieldChange> changes(ObjectNode before, ObjectNode after) {
    return SpecComparison.of(after, before, names).changes();
  }

  private static String words(List<FieldChange> changes) {
    return changes.isEmpty()
        ? "it was written again, with nothing else in it that a stack file says"
        : changes.stream()
            .map(c -> c.field() + " " + text(c.before()) + " -> " + text(c.after()))
            .collect(Collectors.joining(", "));
  }

  private static String text(String value) {
    return value.isEmpty() ? "(nothing)" : value;
  }

  private static boolean same(JsonNode before, JsonNode after) {
    return SpecDigest.ofService(before).equals(SpecDigest.ofService(after));
  }

  private static String image(JsonNode spec) {
    return new ServiceSpec(spec).image();
  }

  private static String digest(String image) {
    return image.substring(image.indexOf('@') + 1);
  }

  private static Map<String, ObjectNode> specs(List<NamedSpec> specs) {
    var byName = new TreeMap<String, ObjectNode>();
    specs.forEach(s -> byName.put(s.name(), s.spec()));
    return byName;
  }

  private static Map<String, String> facts(List<Fact> facts) {
    var states = new TreeMap<String, String>();
    facts.forEach(f -> states.put(f.what(), f.state()));
    return states;
  }
}
