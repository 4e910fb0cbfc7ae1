package io.swarmkeeper.watcher.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Event.Drift;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.swarm.spec.Sheet;
import io.swarmkeeper.watcher.judge.drift.Draft;
import io.swarmkeeper.watcher.judge.drift.Thing;
import io.swarmkeeper.watcher.judge.drift.Written;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what can drift. */
final class ThingReader {
  private final Instant seenAt;

  ThingReader(Instant seenAt) {
    this.seenAt = seenAt;
  }

  Thing service(ObjectNode service) {
    return thing(
        Event.Thing.SERVICE,
        service,
        Fields.textOf(service, "/Spec/Name"),
        () ->
            new Written(
                draft(service.path("Spec")),
                Optional.of(service.path("PreviousSpec"))
                    .filter(JsonNode::isObject)
                    .map(ThingReader::draft),
                goneBack(service),
                at(service)));
  }

  Thing node(ObjectNode node) {
    return thing(
        Event.Thing.NODE,
        node,
        Fields.textOf(node, "/Description/Hostname"),
        () -> plain(node, node.path("Spec"), "Role", "Availability", "Name"));
  }

  Thing config(ObjectNode config) {
    return thing(
        Event.Thing.CONFIG,
        config,
        Fields.textOf(config, "/Spec/Name"),
        () -> plain(config, config.path("Spec"), "Name", "Data"));
  }

  Thing secret(ObjectNode secret) {
    return thing(
        Event.Thing.SECRET,
        secret,
        Fields.textOf(secret, "/Spec/Name"),
        () -> plain(secret, secret.path("Spec"), "Name"));
  }

  private static Thing thing(
      Event.Thing kind, JsonNode thing, String name, Supplier<Written> written) {
    return new Thing(
        kind,
        Fields.textOf(thing, "/ID"),
        name,
        Fields.stack(thing),
        thing.at("/Version/Index").asLong(),
        written);
  }

  private static Draft draft(JsonNode spec) {
    return new Draft(
        Fields.label(spec.path("Labels"), StepId.LABEL), Sheet.ofService((ObjectNode) spec));
  }

  /**
   * After its own return the engine forgets the spec that it left; after a person's it keeps it.
   */
  private static Optional<Drift> goneBack(JsonNode service) {
    return Fields.text(service, "/UpdateStatus/State")
        .filter(state -> state.startsWith("rollback"))
        .map(_ -> service.path("PreviousSpec").isObject() ? Drift.ROLLED_BACK : Drift.RETURNED);
  }

  private Written plain(JsonNode thing, JsonNode spec, String... fields) {
    var values = new HashMap<String, String>();
    for (var field : fields) {
      Fields.text(spec, "/" + field)
          .ifPresent(value -> values.put(field.toLowerCase(Locale.ROOT), value));
    }
    spec.path("Labels")
        .properties()
        .forEach(label -> values.put("labels." + label.getKey(), label.getValue().asText()));
    return new Written(
        new Draft(Optional.empty(), Sheet.of(values)),
        Optional.empty(),
        Optional.empty(),
        at(thing));
  }

  private Instant at(JsonNode thing) {
    return Fields.time(thing, "/UpdatedAt").orElse(seenAt);
  }
}
