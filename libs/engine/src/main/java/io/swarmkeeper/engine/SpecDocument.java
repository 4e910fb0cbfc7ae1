package io.swarmkeeper.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/**
 * A service spec as raw JSON with lenses. A {@code with…} changes what it names and nothing else;
 * keys that we do not know are never touched. Immutable.
 */
public final class SpecDocument {
  private static final String TASK = "TaskTemplate";
  private static final String CONTAINER = "ContainerSpec";
  private static final String PLACEMENT = "Placement";
  private static final String UPDATE = "UpdateConfig";

  private final ObjectNode spec;

  private SpecDocument(ObjectNode own) {
    this.spec = own;
  }

  /** Of this JSON, which is copied. */
  public static SpecDocument of(JsonNode spec) {
    return new SpecDocument(((ObjectNode) spec).deepCopy());
  }

  /** A copy of the JSON. */
  public ObjectNode json() {
    return spec.deepCopy();
  }

  /** The service's full name. */
  public String name() {
    return spec.path("Name").asText();
  }

  /** The image, with its digest where it is pinned. */
  public String image() {
    return container().path("Image").asText();
  }

  /** With another image. */
  public SpecDocument withImage(String image) {
    return changed(
        s -> s.withObjectProperty(TASK).withObjectProperty(CONTAINER).put("Image", image));
  }

  /** A label of the service (not of its containers). */
  public Optional<String> label(String key) {
    var value = spec.path("Labels").path(key);
    return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
  }

  /** With this label of the service. */
  public SpecDocument withLabel(String key, String value) {
    return changed(s -> objectIn(s, "Labels").put(key, value));
  }

  /** Without this label of the service. */
  public SpecDocument withoutLabel(String key) {
    return changed(s -> objectIn(s, "Labels").remove(key));
  }

  /** What the engine does when an update fails: {@code pause} unless it says otherwise. */
  public String failureAction() {
    return textOr(spec.path(UPDATE).path("FailureAction"), "pause");
  }

  /** {@code stop-first} unless it says otherwise. */
  public String updateOrder() {
    return textOr(spec.path(UPDATE).path("Order"), "stop-first");
  }

  /** Whether the task template has a placement, be it an empty one. */
  public boolean hasPlacement() {
    return taskTemplate().path(PLACEMENT).isObject();
  }

  /** With an empty placement if there is none. */
  public SpecDocument withPlacement() {
    return hasPlacement() ? this : changed(s -> objectIn(s, TASK).putObject(PLACEMENT));
  }

  /** The placement, or a missing node. */
  public JsonNode placement() {
    return taskTemplate().path(PLACEMENT);
  }

  /** The placement constraints. */
  public List<String> constraints() {
    return StreamSupport.stream(placement().path("Constraints").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  /** The counter whose change alone replaces every task; absent is zero. */
  public BigInteger forceUpdate() {
    return taskTemplate().path("ForceUpdate").bigIntegerValue();
  }

  /** With so many replicas; a spec of another mode stays as it is. */
  public SpecDocument withReplicas(int replicas) {
    return spec.at("/Mode/Replicated").isMissingNode()
        ? this
        : changed(s ->
            s.withObjectProperty("Mode")
                .withObjectProperty("Replicated")
                .put("Replicas", replicas));
  }

  /** With the counter of another spec; a zero is left out where it was left out. */
  public SpecDocument withForceUpdateOf(SpecDocument other) {
    return forceUpdate().equals(other.forceUpdate())
        ? this
        : changed(s -> objectIn(s, TASK).put("ForceUpdate", other.forceUpdate()));
  }

  /** What each task is made from: a change of it replaces tasks. */
  public JsonNode taskTemplate() {
    return spec.path(TASK);
  }

  /** What each container is made from. */
  public JsonNode container() {
    return taskTemplate().path(CONTAINER);
  }

  /** The same with a change made to a copy of the JSON. */
  public SpecDocument changed(Consumer<ObjectNode> change) {
    var copy = json();
    change.accept(copy);
    return new SpecDocument(copy);
  }

  private static ObjectNode objectIn(ObjectNode parent, String key) {
    return parent.get(key) instanceof ObjectNode there ? there : parent.putObject(key);
  }

  private static String textOr(JsonNode value, String otherwise) {
    return value.isTextual() && !value.asText().isEmpty() ? value.asText() : otherwise;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SpecDocument that && Json.same(spec, that.spec);
  }

  @Override
  public int hashCode() {
    return name().hashCode();
  }

  @Override
  public String toString() {
    return spec.toString();
  }
}
