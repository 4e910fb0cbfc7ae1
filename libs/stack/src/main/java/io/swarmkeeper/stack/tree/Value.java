package io.swarmkeeper.stack.tree;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A node of a stack file, as docker's YAML library resolves it, with its place. Immutable. */
public sealed interface Value {
  /** Where it stands. */
  Mark at();

  /** A string. */
  record Text(Mark at, String text) implements Value {}

  /** A whole number. */
  record Whole(Mark at, BigInteger number) implements Value {
    /** From a long. */
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
    /** Copies the list. */
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

    /** An empty mapping. */
    public static Mapping empty(Mark at) {
      return new Mapping(at, Map.of());
    }

    /** The value of a key. */
    public Optional<Value> get(String key) {
      return Optional.ofNullable(fields.get(key)).map(Field::value);
    }

    /** The value of a key if it is a mapping. */
    public Optional<Mapping> mapping(String key) {
      return get(key).filter(Mapping.class::isInstance).map(Mapping.class::cast);
    }

    /** The items of a key's list; none if it is no list. */
    public List<Value> items(String key) {
      return get(key)
          .filter(Listing.class::isInstance)
          .map(l -> ((Listing) l).items())
          .orElse(List.of());
    }

    /** The string of a key; empty if it is no string. */
    public String text(String key) {
      return get(key).filter(Text.class::isInstance).map(t -> ((Text) t).text()).orElse("");
    }

    /** Whether any of these keys is there and was refused already. */
    public boolean unread(String... keys) {
      return Stream.of(keys).anyMatch(key -> get(key).filter(Unread.class::isInstance).isPresent());
    }

    /** Whether a key is true. */
    public boolean isTrue(String key) {
      return get(key).filter(v -> v instanceof Flag f && f.on()).isPresent();
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

    /** The same without a key. */
    public Mapping without(String key) {
      var changed = new LinkedHashMap<>(fields);
      changed.remove(key);
      return new Mapping(at, changed);
    }
  }
}
