package io.swarmkeeper.contract;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What holds of every record that came from outside, whichever it is: nothing is missing but what
 * may be absent, texts are whole characters, and times and durations are such that one can reckon
 * with them. Asked for each record as it is read ({@link Wire}), so that a new record cannot forget
 * it (docs/decisions/0044).
 */
final class Soundness {
  private static final Duration LONGEST = Duration.ofDays(36_525);
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  private static final ClassValue<List<Part>> PARTS =
      new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
          return parts(type);
        }
      };

  private Soundness() {}

  private record Part(String name, MethodHandle value) {}

  /** What is wrong with it, in a sentence that names the field; empty, if nothing is. */
  static Optional<String> fault(Object value) {
    var fault = in(value);
    return fault == null ? Optional.empty() : Optional.of(fault.sentence());
  }

  /** Where a value is amiss, from the inside out. */
  private record Fault(String path, String what) {
    Fault within(String name) {
      return new Fault(path.isEmpty() ? name : name + "." + path, what);
    }

    String sentence() {
      return (path.isEmpty() ? "it" : "'" + path + "'") + " " + what;
    }
  }

  private static Fault in(Object value) {
    return switch (value) {
      case null -> new Fault("", "is missing");
      case Record own when own.getClass().getName().startsWith("io.swarmkeeper.") -> inRecord(own);
      case Optional<?> maybe -> maybe.isPresent() ? in(maybe.get()) : null;
      case Collection<?> list -> inAll(list);
      case Map<?, ?> map -> {
        var fault = inAll(map.keySet());
        yield fault == null ? inAll(map.values()) : fault;
      }
      case String text ->
          hasHalfACharacter(text)
              ? new Fault("", "has half a character (a surrogate without its other half)")
              : null;
      case Duration span ->
          span.abs().compareTo(LONGEST) > 0 ? new Fault("", "is longer than a century") : null;
      case Instant time ->
          time.isBefore(FIRST) || time.isAfter(LAST)
              ? new Fault("", "is no time between the years 1 and 9999")
              : null;
      default -> null;
    };
  }

  private static Fault inAll(Collection<?> values) {
    var number = 0;
    for (var value : values) {
      var fault = in(value);
      if (fault != null) {
        return fault.within("[" + number + "]");
      }
      number++;
    }
    return null;
  }

  /** JSON can say it, and no other text format can: who writes it down again fails. */
  private static boolean hasHalfACharacter(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSurrogatePair(
            text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : ' ')) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  private static Fault inRecord(Record owner) {
    for (var part : PARTS.get(owner.getClass())) {
      var fault = in(value(part, owner));
      if (fault != null) {
        return fault.within(part.name());
      }
    }
    return null;
  }

  private static Object value(Part part, Record owner) {
    try {
      return part.value().invoke(owner);
    } catch (Throwable e) {
      throw new IllegalStateException("a record's own field cannot be read: " + part.name(), e);
    }
  }

  /** Primitive fields always have a value. */
  private static List<Part> parts(Class<?> type) {
    var parts = new ArrayList<Part>();
    for (var component : type.getRecordComponents()) {
      if (component.getType().isPrimitive()) {
        continue;
      }
      var accessor = component.getAccessor();
      try {
        accessor.setAccessible(true);
        parts.add(new Part(component.getName(), LOOKUP.unreflect(accessor)));
      } catch (IllegalAccessException e) {
        throw new IllegalStateException("a record's own field cannot be read", e);
      }
    }
    return List.copyOf(parts);
  }
}
