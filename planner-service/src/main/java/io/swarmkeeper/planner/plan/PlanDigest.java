package io.swarmkeeper.planner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.contract.Plan.Action;
import io.swarmkeeper.contract.Plan.ObjectPlan;
import io.swarmkeeper.contract.Plan.ServicePlan;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Names a plan by all that it depends on: two plans have the same id exactly when they would write
 * the same specs over the same versions.
 */
final class PlanDigest {
  private static final int BYTES = 8;

  private PlanDigest() {}

  static String of(Wanted wanted, List<ServicePlan> services, List<ObjectPlan> objects) {
    var text = new StringBuilder(wanted.stack()).append('\n');
    wanted.services().forEach(s -> text.append(canonical(s.spec())).append('\n'));
    wanted.networks().forEach(n -> text.append(canonical(n.spec())).append('\n'));
    wanted.configs().forEach(c -> text.append(canonical(c.spec())).append('\n'));
    services.stream()
        .map(s -> line(s.service(), s.action(), s.action() == Action.NONE ? 0 : s.baseVersion()))
        .forEach(text::append);
    objects.forEach(o -> text.append(line(o.kind() + " " + o.name(), o.action(), 0)));
    return "plan-" + sha256(text.toString());
  }

  private static String line(String name, Action action, long version) {
    return name + " " + action + " " + version + "\n";
  }

  /** The order of fields says nothing. */
  private static String canonical(JsonNode value) {
    if (value.isObject()) {
      var sorted = new TreeMap<String, String>();
      value.properties().forEach(f -> sorted.put(f.getKey(), canonical(f.getValue())));
      return sorted.toString();
    }
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false)
            .map(PlanDigest::canonical)
            .collect(Collectors.joining(",", "[", "]"))
        : value.toString();
  }

  private static String sha256(String text) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
