package io.swarmkeeper.stack.load;

import io.swarmkeeper.stack.tree.Mark;
import io.swarmkeeper.stack.tree.Problems;
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

/** A service of one file with every key in its one form; what cannot be decoded is reported. */
final class ServiceShape {
  private static final List<String> REFERENCE = List.of("source", "target", "uid", "gid", "mode");

  private final Source source;
  private final Problems problems;

  ServiceShape(Source source) {
    this.source = source;
    this.problems = source.problems();
  }

  Mapping shape(String name, Mapping raw) {
    String path = "services." + name;
    Map<String, Field> fields = new LinkedHashMap<>();
    raw.fields()
        .forEach((key, field) ->
            fields.put(key, new Field(field.key(), key(key, field.value(), path + "." + key))));
    Mapping shaped = new Mapping(raw.at(), fields);
    Mapping env = new Environment(source).resolve(raw, path);
    Mapping service =
        env.fields().isEmpty() ? shaped.without("environment") : shaped.with("environment", env);
    new Strict(source.compat(), problems).check(service, path);
    return service;
  }

  private Value key(String key, Value value, String path) {
    return switch (key) {
      case "command", "entrypoint" -> Lists.words(value, path, problems);
      case "labels", "sysctls" -> Lists.strings(value);
      case "dns", "dns_search", "env_file", "tmpfs" -> Lists.oneOrMany(value);
      case "extra_hosts" -> new ExtraHosts(source.compat(), problems).shape(value, path);
      case "ports" -> new Ports(source.compat(), problems).shape(value, path);
      case "volumes" -> new Volumes(source).shape(value, path);
      case "secrets", "configs" -> references(value);
      case "networks" -> networks(value);
      case "ulimits" -> ulimits(value, path);
      case "healthcheck" -> inside(value, "test", Lists::healthTest);
      case "logging" -> inside(value, "options", Lists::strings);
      case "deploy" ->
          value instanceof Nothing n
              ? Mapping.empty(n.at())
              : inside(value, "labels", Lists::strings);
      default -> value;
    };
  }

  private static Value inside(
      Value value, String key, java.util.function.UnaryOperator<Value> shape) {
    return value instanceof Mapping mapping
        ? mapping.get(key).<Value>map(v -> mapping.with(key, shape.apply(v))).orElse(mapping)
        : value;
  }

  private static Value references(Value value) {
    List<Value> references = new ArrayList<>();
    if (value instanceof Listing(_, var items)) {
      for (Value item : items) {
        references.add(
            item instanceof Text t
                ? Mapping.empty(t.at()).with("source", t)
                : Folded.keys(item, REFERENCE));
      }
    }
    return new Listing(value.at(), references);
  }

  private static Value networks(Value value) {
    if (value instanceof Mapping mapping) {
      Map<String, Field> fields = new LinkedHashMap<>();
      mapping.fields().forEach((name, field) -> fields.put(name, network(field)));
      return new Mapping(mapping.at(), fields);
    }
    Map<String, Field> fields = new LinkedHashMap<>();
    if (value instanceof Listing(_, var items)) {
      for (Value item : items) {
        if (item instanceof Text(var at, var name)) {
          fields.put(name, new Field(at, new Nothing(at)));
        }
      }
    }
    return new Mapping(value.at(), fields);
  }

  private static Field network(Field field) {
    return new Field(field.key(), inside(field.value(), "driver_opts", Lists::strings));
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
        && m.get("soft").filter(Whole.class::isInstance).isPresent()
        && m.get("hard").filter(Whole.class::isInstance).isPresent()) {
      fields.put(name, field);
    } else {
      problems.refuse(
          at, path + "." + name, "must be a whole number, or {soft: …, hard: …} of whole numbers");
    }
  }
}
