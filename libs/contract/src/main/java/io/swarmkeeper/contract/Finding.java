package io.swarmkeeper.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Something to know before anything is touched.
 *
 * @param where {@code file:line:column: services.web.image}, a service, a node, or empty
 * @param text what is wrong, and what to do
 */
public record Finding(Severity severity, String where, String text) {
  /** Forbids the operation. */
  public static Finding error(String where, String text) {
    return new Finding(Severity.ERROR, where, text);
  }

  /** Does not forbid it. */
  public static Finding warning(String where, String text) {
    return new Finding(Severity.WARNING, where, text);
  }

  public String line() {
    return where.isEmpty() ? text : where + ": " + text;
  }

  public enum Severity {
    @JsonProperty("error")
    ERROR,
    @JsonProperty("warning")
    WARNING
  }
}
