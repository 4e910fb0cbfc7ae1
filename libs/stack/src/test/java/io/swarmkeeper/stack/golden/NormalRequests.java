package io.swarmkeeper.stack.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.stack.StackSpec;
import io.swarmkeeper.stack.StackSpec.Named;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Request bodies in one form: what docker orders at random is sorted, ids that the engine gave are
 * dropped or replaced by names, what is null, false, 0 or empty is dropped (but for replicas and
 * parallelism), and secrets lose their data.
 */
public final class NormalRequests {
  private static final Set<String> SORTED =
      Set.of("Networks", "Aliases", "Env", "Secrets", "Configs", "Ports", "Ulimits");
  private static final Set<String> KEPT =
      Set.of("Replicas", "Parallelism", "MaxConcurrent", "TotalCompletions");

  private NormalRequests() {}

  /** Of recorded requests. */
  public static Map<String, JsonNode> of(JsonNode requests) {
    Map<String, JsonNode> normal = new TreeMap<>();
    for (JsonNode request : requests) {
      JsonNode body = request.get("body").deepCopy();
      add(normal, request.get("path").asText(), body);
    }
    return normal;
  }

  /** Of our reading. */
  public static Map<String, JsonNode> of(StackSpec stack) {
    Map<String, JsonNode> normal = new TreeMap<>();
    for (Named network : stack.networks()) {
      add(normal, "/networks/create", network.body().deepCopy());
    }
    for (Named secret : stack.secrets()) {
      add(normal, "/secrets/create", secret.body().deepCopy());
    }
    for (Named config : stack.configs()) {
      ObjectNode body = config.body().deepCopy();
      // Jackson keeps bytes as bytes until they are written.
      if (body.has("Data")) {
        body.put("Data", body.get("Data").asText());
      }
      add(normal, "/configs/create", body);
    }
    stack.services().forEach(service -> add(normal, "/services/create", service.body().deepCopy()));
    return normal;
  }

  private static void add(Map<String, JsonNode> normal, String path, JsonNode body) {
    if (path.equals("/secrets/create")) {
      ((ObjectNode) body).remove("Data");
    }
    credentials(body);
    normal.put(path + " " + body.get("Name").asText(), object((ObjectNode) body));
  }

  /** The engine's id of a config becomes the config's name. */
  private static void credentials(JsonNode body) {
    JsonNode container = body.path("TaskTemplate").path("ContainerSpec");
    JsonNode spec = container.path("Privileges").path("CredentialSpec");
    for (JsonNode config : container.path("Configs")) {
      boolean same = config.path("ConfigID").asText("-").equals(spec.path("Config").asText());
      if (same) {
        ((ObjectNode) spec).put("Config", config.path("ConfigName").asText());
      }
    }
  }

  private static ObjectNode object(ObjectNode given) {
    Map<String, JsonNode> fields = new TreeMap<>();
    for (var field : given.properties()) {
      String name = field.getKey();
      JsonNode value = value(name, field.getValue());
      boolean id = name.equals("SecretID") || name.equals("ConfigID");
      if (!id && (KEPT.contains(name) || !empty(value))) {
        fields.put(name, value);
      }
    }
    ObjectNode normal = given.objectNode();
    normal.setAll(fields);
    return normal;
  }

  private static JsonNode value(String name, JsonNode value) {
    if (value instanceof ObjectNode object) {
      return name.equals("Runtime") ? object.textNode("runtime") : object(object);
    }
    if (value instanceof ArrayNode array) {
      return array(name, array);
    }
    return value.isNumber() ? number(value) : value;
  }

  /** One kind of node for each number, and float32 ratios rounded. */
  private static JsonNode number(JsonNode value) {
    BigDecimal number = value.decimalValue().setScale(6, RoundingMode.HALF_EVEN);
    return DecimalNode.valueOf(
        number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros());
  }

  private static ArrayNode array(String name, ArrayNode array) {
    List<JsonNode> items = new ArrayList<>();
    array.forEach(item -> items.add(value("", item)));
    if (SORTED.contains(name)) {
      items.sort(Comparator.comparing(JsonNode::toString));
    }
    return array.arrayNode().addAll(items);
  }

  private static boolean empty(JsonNode value) {
    return value.isNull()
        || (value.isBoolean() && !value.asBoolean())
        || (value.isNumber() && value.asDouble() == 0)
        || (value.isTextual() && value.asText().isEmpty())
        || (value.isContainerNode() && value.isEmpty());
  }
}
