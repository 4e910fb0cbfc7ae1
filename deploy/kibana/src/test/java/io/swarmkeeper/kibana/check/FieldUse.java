package io.swarmkeeper.kibana.check;

import java.util.Set;

/** What a field is used for, and which fields can be used so. */
enum FieldUse {
  /** To tell records apart by its values. */
  SPLIT,
  TIME,
  MEASURE,
  EXTREME,
  DISTINGUISH,
  FIND,
  FIND_NUMBER,
  COMPARE,
  BE_THERE,
  SHOW,
  DURATION;

  private static final Set<String> NUMBERS = Set.of("long", "integer", "byte", "float", "double");
  private static final Set<String> WORDS = Set.of("keyword", "ip", "boolean");

  /** Whether a field of this kind can be used so. */
  boolean fits(MappedFields.Field field) {
    var type = field.type();
    return switch (this) {
      case SPLIT -> field.counted() && WORDS.contains(type);
      case TIME -> field.counted() && type.equals("date");
      case MEASURE -> field.counted() && NUMBERS.contains(type);
      case EXTREME -> field.counted() && (NUMBERS.contains(type) || type.equals("date"));
      case DISTINGUISH -> field.counted();
      case FIND -> field.found() && (WORDS.contains(type) || type.equals("text"));
      case FIND_NUMBER -> field.found() && (NUMBERS.contains(type) || WORDS.contains(type));
      case COMPARE -> field.found() && NUMBERS.contains(type);
      case BE_THERE -> field.found();
      case SHOW -> true;
      case DURATION -> type.equals("long");
    };
  }
}
