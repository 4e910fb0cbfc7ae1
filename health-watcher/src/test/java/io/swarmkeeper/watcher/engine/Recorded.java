package io.swarmkeeper.watcher.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.engine.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a real engine (20.10) answered. */
final class Recorded {
  private Recorded() {}

  static JsonNode answer(String name) throws IOException {
    try (var file = Recorded.class.getResourceAsStream("/engine/" + name + ".json")) {
      return Json.read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  static List<ObjectNode> list(String name) throws IOException {
    return Json.objects(answer(name));
  }
}
