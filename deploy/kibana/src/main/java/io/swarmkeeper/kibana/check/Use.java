package io.swarmkeeper.kibana.check;

import java.util.Set;

/** What a field is used for, and which fields can be used so. */
enum Use {
  /** To tell records apart by its values. */
  SPLIT(Set.of("keyword", "ip", "boolean"), true),
  TIME(Set.of("date"), true),
  MEASURE(Set.of("long", "integer", "byte", "float", "double"), true),
  EXTREME(Set.of("long", "integer", "byte", "float", "double", "date"), true),
  DISTINGUISH(Set.of("keyword", "ip", "boolean", "long", "integer", "byte", "date"), true),
  FIND(Set.of("keyword", "ip", "boolean", "text", "flattened"), false),
  FIND_NUMBER(Set.of("long", "integer", "byte", "float", "double", "keyword", "boolean"), false),
  COMPARE(Set.of("long", "integer", "byte", "float", "double"), false),
  BE_THERE(Set.of(), false),
  SHOW(Set.of(), false),
  DURATION(Set.of("long"), false);

  private final Set<String> types;
  private final boolean counts;

  Use(Set<String> types, boolean counts) {
    this.types = types;
    this.counts = counts;
  }

  /** Whether a field of this kind can be used so. */
  boolean fits(Template.Field field) {
    var typed = types.isEmpty() || types.contains(field.type());
    return typed && (counts ? field.counted() : this == SHOW || field.found());
  }
}
