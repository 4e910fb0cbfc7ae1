package io.swarmkeeper.watcher.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Event.Drift;
import io.swarmkeeper.engine.Json;
import io.swarmkeeper.swarm.EngineJson;
import io.swarmkeeper.swarm.Labels;
import io.swarmkeeper.swarm.LastWriter;
import io.swarmkeeper.swarm.spec.Sheet;
import io.swarmkeeper.swarm.view.StoredObject;
import io.swarmkeeper.swarm.view.SwarmNode;
import io.swarmkeeper.swarm.view.SwarmService;
import io.swarmkeeper.watcher.judge.drift.SpecHistory;
import io.swarmkeeper.watcher.judge.drift.SpecState;
import io.swarmkeeper.watcher.judge.drift.Thing;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what can drift. */
record SpecReader(Instant seenAt) {
  Thing service(ObjectNode raw) {
    var service = new SwarmService(raw);
    return thing(
        Event.Thing.SERVICE,
        raw,
        service.name(),
        () ->
            new SpecHistory(
                state(raw.path("Spec")),
                Optional.of(raw.path("PreviousSpec"))
                    .filter(JsonNode::isObject)
                    .map(SpecReader::state),
                goneBack(service),
                at(raw)));
  }

  Thing node(ObjectNode node) {
    var name = new SwarmNode(node).hostname().orElse("");
    return thing(Event.Thing.NODE, node, name, () -> plain(node, "Role", "Availability", "Name"));
  }

  Thing config(ObjectNode config) {
    var name = new StoredObject(config).name();
    return thing(Event.Thing.CONFIG, config, name, () -> plain(config, "Name", "Data"));
  }

  Thing secret(ObjectNode secret) {
    var name = new StoredObject(secret).name();
    return thing(Event.Thing.SECRET, secret, name, () -> plain(secret, "Name"));
  }

  private static Thing thing(
      Event.Thing kind, JsonNode thing, String name, Supplier<SpecHistory> history) {
    return new Thing(
        kind,
        EngineJson.textOrEmpty(thing, "/ID"),
        name,
        Labels.stack(thing.path("Spec")),
        Json.version(thing),
        history);
  }

  private static SpecState state(JsonNode spec) {
    return new SpecState(LastWriter.label(spec), Sheet.ofService((ObjectNode) spec));
  }

  /**
   * After its own return the engine forgets the spec that it left; after a person's it keeps it.
   */
  private static Optional<Drift> goneBack(SwarmService service) {
    return service
        .updateState()
        .filter(state -> state.startsWith("rollback"))
        .map(_ ->
            service.json().path("PreviousSpec").isObject() ? Drift.ROLLED_BACK : Drift.RETURNED);
  }

  private SpecHistory plain(JsonNode thing, String... fields) {
    var spec = thing.path("Spec");
    var values = new HashMap<String, String>();
    for (var field : fields) {
      EngineJson.text(spec, "/" + field)
          .ifPresent(value -> values.put(field.toLowerCase(Locale.ROOT), value));
    }
    spec.path("Labels")
        .properties()
        .forEach(label -> values.put("labels." + label.getKey(), label.getValue().asText()));
    return new SpecHistory(
        new SpecState(Optional.empty(), Sheet.of(values)),
        Optional.empty(),
        Optional.empty(),
        at(thing));
  }

  private Instant at(JsonNode thing) {
    return EngineJson.time(thing, "/UpdatedAt").orElse(seenAt);
  }
}
