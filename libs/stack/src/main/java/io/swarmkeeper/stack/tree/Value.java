package io.swarmkeeper.stack.tree;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A node of a stack file, as docker's YAML library resolves it, with its place. Immutable. */
public sealed interface Value {
  /** Where it stands. */
  Mark at();

  /** A string. */
  record Text(Mark at, String text) implements Value {}

  /** A whole number. */
  record Whole(Mark at, BigInteger number) implements Value {
    public static Whole of(Mark at, long number) {
      return new Whole(at, BigInteger.valueOf(number));
    }
  }

  /** A floating-point number. */
  record Real(Mark at, double number) implements Value {}

  /** A boolean. */
  record Flag(Mark at, boolean on) implements Value {}

  /**
   * A date or time (28 and newer read plain dates so).
   *
   * @param printed as Go prints it
   */
  record Moment(Mark at, String printed) implements Value {}

  /** Null. */
  record Nothing(Mark at) implements Value {}

  /**
   * Something that was refused already: whoever meets it says nothing more and goes on without it.
   */
  record Unread(Mark at) implements Value {}

  /** A list. */
  record Listing(Mark at, List<Value> items) implements Value {
    public Listing {
      items = List.copyOf(items);
    }
  }

  /** A key's place, and its value. */
  record Field(Mark key, Value value) {}

  /** A mapping with string keys, in the order of the file. */
  record Mapping(Mark at, Map<String, Field> fields) implements Value {
    /** Copies the map, keeping its order. */
    public Mapping {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    public static Mapping empty(Mark at) {
      return new Mapping(at, Map.of());
    }

    public Optional<Value> get(String key) {
      return Optional.ofNullable(fields.get(key)).map(Field::value);
    }

    /** The value of a key if it is of this kind. */
    public <T extends Value> Optional<T> get(String key, Class<T> kind) {
      return get(key).filter(kind::isInstance).map(kind::cast);
    }

    public Optional<Mapping> mapping(String key) {
      return get(key, Mapping.class);
    }

    /** The mapping of a key; an empty one if it is none. */
    public Mapping below(String key) {
      return mapping(key).orElse(empty(at));
    }

    /** Those values of a key's mapping that are mappings themselves. */
    public Map<String, Mapping> mappings(String key) {
      Map<String, Mapping> mappings = new LinkedHashMap<>();
      below(key)
          .fields()
          .forEach((name, field) -> {
            if (field.value() instanceof Mapping mapping) {
              mappings.put(name, mapping);
            }
          });
      return mappings;
    }

    /** Those items of a key's list that are mappings, by place: {@code services.web.ports.2}. */
    public Map<String, Mapping> items(String path, String key) {
      Map<String, Mapping> items = new LinkedHashMap<>();
      int index = 0;
      for (Value item : items(key)) {
        String at = path + "." + key + "." + index++;
        if (item instanceof Mapping mapping) {
          items.put(at, mapping);
        }
      }
      return items;
    }

    /** The items of a key's list; none if it is no list. */
    public List<Value> items(String key) {
      return get(key, Listing.class).map(Listing::items).orElse(List.of());
    }

    /** The string of a key; empty if it is no string. */
    public String text(String key) {
      return get(key, Text.class).map(Text::text).orElse("");
    }

    /** Whether any of these keys is there and was refused already. */
    public boolean unread(String... keys) {
      return Stream.of(keys).anyMatch(key -> get(key, Unread.class).isPresent());
    }

    public boolean isTrue(String key) {
      return get(key, Flag.class).filter(Flag::on).isPresent();
    }

    /** The number of a key as Go's 32 bits hold it; 0 if it is none. */
    public float ratio(String key) {
      return switch (get(key).orElse(null)) {
        case Real(_, var number) -> (float) number;
        case Whole(_, var number) -> number.floatValue();
        case null, default -> 0f;
      };
    }

    /** Where a key stands, or the mapping if it is not there. */
    public Mark where(String key) {
      Field field = fields.get(key);
      return field == null ? at : field.key();
    }

    /** The same with a key set. */
    public Mapping with(String key, Value value) {
      var changed = new LinkedHashMap<>(fields);
      Field old = fields.get(key);
      changed.put(key, new Field(old == null ? value.at() : old.key(), value));
      return new Mapping(at, changed);
    }

    /** The same with another value of a key, if it is there. */
    public Mapping changed(String key, UnaryOperator<Value> change) {
      return get(key).map(value -> with(key, change.apply(value))).orElse(this);
    }

    public Mapping without(String key) {
      var changed = new LinkedHashMap<>(fields);
      changed.remove(key);
      return new Mapping(at, changed);
    }
  }
}
