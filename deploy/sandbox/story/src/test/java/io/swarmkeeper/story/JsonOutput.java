package io.swarmkeeper.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;

/** What {@code keeper -o json} printed: messages of the journal, or one answer. */
record JsonOutput(ProgramResult ran, List<JsonNode> lines) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static JsonOutput by(ProgramResult ran) {
    return new JsonOutput(ran, ran.out().lines().map(line -> json(line, ran)).toList());
  }

  int exit() {
    return ran.exit();
  }

  /** The operation that the messages belong to. */
  String operation() {
    return lines.stream()
        .map(line -> line.path("operation").asText())
        .filter(id -> !id.isEmpty())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no message of an operation: " + ran));
  }

  /** The data of all messages of a type, such as {@code event.operation-ended}. */
  List<JsonNode> data(String type) {
    return of(type).map(line -> line.path("data")).toList();
  }

  /** The messages of a type. */
  Stream<JsonNode> of(String type) {
    return lines.stream()
        .filter(line -> line.path("type").asText().equals("io.swarmkeeper." + type + ".v1"));
  }

  /** The data of the last word. */
  JsonNode ended() {
    return data("event.operation-ended").stream()
        .findFirst()
        .orElseThrow(() -> new AssertionError("the operation did not end: " + ran));
  }

  @Override
  public String toString() {
    return ran.toString();
  }

  private static JsonNode json(String line, ProgramResult ran) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: '" + line + "' in " + ran, e);
    }
  }
}
