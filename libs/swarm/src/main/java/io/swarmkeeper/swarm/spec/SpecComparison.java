package io.swarmkeeper.swarm.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Plan.FieldChange;
import io.swarmkeeper.swarm.EngineJson;
import io.swarmkeeper.swarm.ImageName;
import io.swarmkeeper.swarm.Labels;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What differs between a wanted spec and a live one, in Compose words, and which parts of it the
 * engine looks at when it decides whether tasks are replaced.
 *
 * @param changes none when the service already behaves as wanted
 * @param task whether anything of the task but its placement would be stored differently, {@code
 *     placement} and {@code endpoint} the same for these
 */
public record SpecComparison(
    List<FieldChange> changes, boolean task, boolean placement, boolean endpoint) {
  private static final SpecComparison NOTHING = new SpecComparison(List.of(), false, false, false);
  private static final String IMAGE_LABEL = "deploy.labels." + Labels.STACK_IMAGE;

  public SpecComparison {
    changes = List.copyOf(changes);
  }

  /**
   * Compares.
   *
   * @param wanted as the docker CLI would post it; if its image is not pinned, digest and platforms
   *     do not count
   * @param live as the engine answers it
   */
  public static SpecComparison of(ObjectNode wanted, ObjectNode live, ObjectNames names) {
    var pinned = ImageName.isPinned(image(wanted));
    var after = StoredForm.of(pinned ? wanted : unpinned(wanted), names);
    var before = StoredForm.of(pinned ? live : unpinned(live), names);
    if (before.equals(after)) {
      return NOTHING;
    }
    return new SpecComparison(
        changes(before, after),
        !withoutPlacement(before).equals(withoutPlacement(after)),
        differ(before, after, "/TaskTemplate/Placement"),
        differ(before, after, "/EndpointSpec"));
  }

  /** Whether there is nothing to do. */
  public boolean same() {
    return changes.isEmpty();
  }

  /** Whether this field, or a key of this map, differs. */
  public boolean touches(String field) {
    return changes.stream()
        .anyMatch(c -> c.field().equals(field) || c.field().startsWith(field + "."));
  }

  private static List<FieldChange> changes(ObjectNode before, ObjectNode after) {
    var was = SpecLeaves.of(EffectiveForm.of(before));
    var will = SpecLeaves.of(EffectiveForm.of(after));
    return changes(was, will, field -> change(field, was.get(field), will.get(field)));
  }

  /** Every field that differs, by name. An image that differs says what its label would. */
  static List<FieldChange> changes(
      Map<String, ?> was, Map<String, ?> will, Function<String, FieldChange> change) {
    var fields = new TreeSet<>(was.keySet());
    fields.addAll(will.keySet());
    fields.removeIf(field -> Objects.equals(was.get(field), will.get(field)));
    if (fields.contains("image")) {
      fields.remove(IMAGE_LABEL);
    }
    return fields.stream().map(change).toList();
  }

  private static FieldChange change(String field, JsonNode was, JsonNode will) {
    var before = text(field, was);
    var after = text(field, will);
    return before.equals(after) && was != null && will != null
        ? new FieldChange(field, FieldText.exactly(field, was), FieldText.exactly(field, will))
        : new FieldChange(field, before, after);
  }

  private static String text(String field, JsonNode value) {
    return value == null ? "" : FieldText.of(field, value);
  }

  private static ObjectNode unpinned(ObjectNode spec) {
    var copy = spec.deepCopy();
    var image = image(copy);
    if (ImageName.isPinned(image)) {
      ((ObjectNode) copy.at("/TaskTemplate/ContainerSpec"))
          .put("Image", ImageName.withoutDigest(image));
    }
    if (copy.at("/TaskTemplate/Placement") instanceof ObjectNode placement) {
      placement.remove("Platforms");
    }
    return copy;
  }

  private static String image(ObjectNode spec) {
    return EngineJson.textOrEmpty(spec, "/TaskTemplate/ContainerSpec/Image");
  }

  private static ObjectNode withoutPlacement(ObjectNode stored) {
    var task = EngineJson.object(stored, "/TaskTemplate").deepCopy();
    task.remove("Placement");
    return task;
  }

  private static boolean differ(ObjectNode before, ObjectNode after, String path) {
    return !EngineJson.object(before, path).equals(EngineJson.object(after, path));
  }
}
