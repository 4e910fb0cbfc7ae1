package io.swarmkeeper.stack.load;

import io.swarmkeeper.stack.tree.Mark;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Field;
import io.swarmkeeper.stack.tree.Value.Listing;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Nothing;
import io.swarmkeeper.stack.tree.Value.Text;
import io.swarmkeeper.stack.tree.Value.Unread;
import io.swarmkeeper.stack.tree.Value.Whole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A service of one file with every key in its one form; what cannot be decoded is reported. */
record ServiceShape(LoadContext context) {
  Mapping shape(String name, Mapping raw) {
    String path = "services." + name;
    Map<String, Field> fields = new LinkedHashMap<>();
    raw.fields()
        .forEach((key, field) ->
            fields.put(key, new Field(field.key(), key(key, field.value(), path + "." + key))));
    Mapping shaped = new Mapping(raw.at(), fields);
    Mapping env = new Environment(context).resolve(raw, path);
    Mapping service =
        env.fields().isEmpty() ? shaped.without("environment") : shaped.with("environment", env);
    new DecoderChecks(context.compat(), context.problems()).check(service, path);
    return service;
  }

  private Value key(String key, Value value, String path) {
    return switch (key) {
      case "command", "entrypoint" -> ShortForms.words(value, path, context.problems());
      case "labels", "sysctls" -> ShortForms.strings(value);
      case "dns", "dns_search", "env_file", "tmpfs" -> ShortForms.oneOrMany(value);
      case "extra_hosts" -> new ExtraHosts(context.compat(), context.problems()).shape(value, path);
      case "ports" -> new Ports(context.compat(), context.problems()).shape(value, path);
      case "volumes" -> new Volumes(context).shape(value, path);
      case "secrets", "configs" -> references(value);
      case "networks" -> networks(value);
      case "ulimits" -> ulimits(value, path);
      case "healthcheck" -> inside(value, "test", ShortForms::healthTest);
      case "logging" -> inside(value, "options", ShortForms::strings);
      case "deploy" ->
          value instanceof Nothing n
              ? Mapping.empty(n.at())
              : inside(value, "labels", ShortForms::strings);
      default -> value;
    };
  }

  private static Value inside(Value value, String key, UnaryOperator<Value> shape) {
    return value instanceof Mapping mapping ? mapping.changed(key, shape) : value;
  }

  private static Value references(Value value) {
    List<Value> references = new ArrayList<>();
    if (value instanceof Listing(_, var items)) {
      for (Value item : items) {
        references.add(
            item instanceof Text t
                ? Mapping.empty(t.at()).with("source", t)
                : ShortForms.folded(item, ShortForms.REFERENCE));
      }
    }
    return new Listing(value.at(), references);
  }

  private static Value networks(Value value) {
    Map<String, Field> fields = new LinkedHashMap<>();
    if (value instanceof Mapping mapping) {
      mapping.fields().forEach((name, field) -> fields.put(name, network(field)));
    } else if (value instanceof Listing(_, var items)) {
      for (Value item : items) {
        if (item instanceof Text(var at, var name)) {
          fields.put(name, new Field(at, new Nothing(at)));
        }
      }
    }
    return new Mapping(value.at(), fields);
  }

  private static Field network(Field field) {
    return new Field(field.key(), inside(field.value(), "driver_opts", ShortForms::strings));
  }

  private Value ulimits(Value value, String path) {
    if (!(value instanceof Mapping mapping)) {
      return value;
    }
    Map<String, Field> fields = new LinkedHashMap<>();
    mapping.fields().forEach((name, field) -> ulimit(fields, name, field, path));
    return new Mapping(mapping.at(), fields);
  }

  private void ulimit(Map<String, Field> fields, String name, Field field, String path) {
    Mark at = field.value().at();
    if (field.value() instanceof Unread
        || (field.value() instanceof Mapping given && given.unread("soft", "hard"))) {
      return;
    }
    if (field.value() instanceof Whole limit) {
      Mapping both = Mapping.empty(at).with("soft", limit).with("hard", limit);
      fields.put(name, new Field(field.key(), both));
    } else if (field.value() instanceof Mapping m
        && m.get("soft", Whole.class).isPresent()
        && m.get("hard", Whole.class).isPresent()) {
      fields.put(name, field);
    } else {
      context.refuse(
          at, path + "." + name, "must be a whole number, or {soft: …, hard: …} of whole numbers");
    }
  }
}
