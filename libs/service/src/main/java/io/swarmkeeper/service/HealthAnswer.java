package io.swarmkeeper.service;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a program answers when asked whether it is well.
 *
 * @param name of what was asked for
 * @param details what stands beside it, in this order: texts, numbers and truths
 */
public record HealthAnswer(String name, boolean up, Map<String, Object> details) {
  /** Keeps the order of the details. */
  public HealthAnswer {
    details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
  }

  /** Up or down, and nothing beside it. */
  public static HealthAnswer of(String name, boolean up) {
    return new HealthAnswer(name, up, Map.of());
  }

  /** Up while all of these are alive; names each that is not. */
  public static HealthAnswer loops(Map<String, Boolean> alive) {
    var answer = of("loops", !alive.containsValue(false));
    for (var loop : alive.entrySet()) {
      answer = loop.getValue() ? answer : answer.with(loop.getKey(), "has stopped");
    }
    return answer;
  }

  /** With a detail more. */
  public HealthAnswer with(String detail, String value) {
    return withValue(detail, value);
  }

  /** With a detail more. */
  public HealthAnswer with(String detail, long value) {
    return withValue(detail, value);
  }

  /** With a detail more. */
  public HealthAnswer with(String detail, boolean value) {
    return withValue(detail, value);
  }

  /** With a detail more, where there is one. */
  public HealthAnswer with(String detail, Optional<String> value) {
    return value.map(text -> with(detail, text)).orElse(this);
  }

  private HealthAnswer withValue(String detail, Object value) {
    var more = new LinkedHashMap<>(details);
    more.put(detail, value);
    return new HealthAnswer(name, up, more);
  }
}
