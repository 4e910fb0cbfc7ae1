package io.swarmkeeper.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.mask.Mask;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Fields under dotted names, written as the nested JSON that Elasticsearch takes. Whatever text is
 * written loses what looks like a secret on the way, unless its message is known to hold none.
 */
final class Fields {
  private final ObjectNode root = JsonNodeFactory.instance.objectNode();

  private final boolean harmless;

  /** Where the last field went: most go to the same object as the one before. */
  private String prefix = "";

  private ObjectNode parent = root;

  /** Of a message that may hold secrets. */
  Fields() {
    this(false);
  }

  /** Whether it is known that nothing in the message looks like a secret. */
  Fields(boolean harmless) {
    this.harmless = harmless;
  }

  Fields text(String name, String value) {
    return value.isEmpty() ? this : exact(name, masked(value));
  }

  /** Text that is known to hold no secret, or has lost it. */
  Fields exact(String name, String value) {
    parent(name).put(last(name), value);
    return this;
  }

  Fields bool(String name, boolean value) {
    parent(name).put(last(name), value);
    return this;
  }

  Fields text(String name, Optional<String> value) {
    value.ifPresent(text -> text(name, text));
    return this;
  }

  Fields number(String name, long value) {
    parent(name).put(last(name), value);
    return this;
  }

  Fields number(String name, Optional<? extends Number> value) {
    value.ifPresent(number -> number(name, number.longValue()));
    return this;
  }

  Fields time(String name, Instant value) {
    return exact(name, value.toString());
  }

  /** Elasticsearch averages numbers, so a yes is 1 and a no is 0. */
  Fields flag(String name, boolean value) {
    return number(name, value ? 1 : 0);
  }

  Fields duration(Duration took) {
    return number("event.duration", took.toNanos());
  }

  /** What has a duration has ended when it was told. */
  Fields interval(Instant end) {
    var nanos = root.path("event").path("duration").asLong(-1);
    return nanos < 0 ? this : time("event.start", end.minusNanos(nanos)).time("event.end", end);
  }

  /** Adds to a list, each value once. */
  Fields add(String name, String text) {
    var value = masked(text);
    var list = parent(name).withArray(last(name));
    for (var present : list) {
      if (present.asText().equals(value)) {
        return this;
      }
    }
    list.add(value);
    return this;
  }

  /** What kind of thing happened, in ECS' own words. */
  Fields kind(String category, String type, String action, String outcome) {
    return add("event.category", category)
        .add("event.type", type)
        .text("event.action", action)
        .text("event.outcome", outcome);
  }

  /** The one thing that it happened to. */
  Fields resource(String type, String name) {
    return text("orchestrator.resource.type", type).text("orchestrator.resource.name", name);
  }

  Fields service(String name) {
    return text("service.name", name).resource("service", name);
  }

  Fields stack(String name) {
    return text("orchestrator.namespace", name).text("keeper.deployment.stack", name);
  }

  /** An image's repository, tag and digest apart, as ECS has them. */
  Fields image(String given) {
    var reference = masked(given);
    var digest = reference.indexOf('@');
    var name = digest < 0 ? reference : reference.substring(0, digest);
    var tag = name.indexOf(':', name.lastIndexOf('/') + 1);
    text("container.image.name", tag < 0 ? name : name.substring(0, tag));
    if (tag >= 0) {
      add("container.image.tag", name.substring(tag + 1));
    }
    return digest < 0 ? this : add("container.image.hash.all", reference.substring(digest + 1));
  }

  /** One side of a changed field; what has a name is hidden by its name. */
  Fields change(String side, String of, String field, String value) {
    if (!value.isEmpty()) {
      node("keeper.change." + side).withObjectProperty(of).put(field, Mask.field(field, value));
    }
    return this;
  }

  Fields host(String name) {
    return text("host.name", name).add("related.hosts", name);
  }

  Fields error(String type, String message) {
    return text("error.type", type).text("error.message", message);
  }

  Fields sentence(String message) {
    return text("message", message);
  }

  Fields record(String name) {
    return text("keeper.record", name);
  }

  ObjectNode json() {
    return root;
  }

  private String masked(String text) {
    return harmless ? text : Mask.text(text);
  }

  private ObjectNode parent(String name) {
    var dot = Math.max(0, name.lastIndexOf('.'));
    if (dot != prefix.length() || !name.startsWith(prefix)) {
      prefix = name.substring(0, dot);
      parent = dot == 0 ? root : node(prefix);
    }
    return parent;
  }

  private ObjectNode node(String name) {
    var node = root;
    var from = 0;
    for (var dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', from)) {
      node = node.withObjectProperty(name.substring(from, dot));
      from = dot + 1;
    }
    return node.withObjectProperty(name.substring(from));
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
