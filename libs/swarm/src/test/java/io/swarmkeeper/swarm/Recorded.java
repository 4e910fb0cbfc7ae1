package io.swarmkeeper.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Query.SwarmState;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;

/**
 * What real engines (20.10.24) answered and what a real docker CLI (28.2.2) sent, under {@code
 * src/test/resources/engine}: stack {@code planrec} is the NerdDinner stack before and after its
 * home page changed, {@code planopt} uses nearly every option there is.
 */
public final class Recorded {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Recorded() {}

  /** The swarm with the first NerdDinner stack. */
  public static SwarmState nerdDinner() {
    return state("nerd-dinner-1");
  }

  /** The raw state of the swarm. */
  public static SwarmState state(String name) {
    try {
      return Wire.read(bytes(name + ".state.json"), SwarmState.class);
    } catch (UnreadableMessage e) {
      throw new IllegalStateException(e);
    }
  }

  /** The bodies that the CLI posted for services, by name, in the order of sending. */
  public static Map<String, ObjectNode> services(String name) {
    return bodies(name, "/services/");
  }

  /** The bodies that the CLI posted to a path, by name, in the order of sending. */
  public static Map<String, ObjectNode> bodies(String name, String path) {
    var all = new LinkedHashMap<String, ObjectNode>();
    try {
      StreamSupport.stream(JSON.readTree(bytes(name + ".requests.json")).spliterator(), false)
          .filter(request -> request.get("path").textValue().startsWith(path))
          .map(request -> (ObjectNode) request.get("body"))
          .forEach(body -> all.put(body.get("Name").textValue(), body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  /** A recorded file as text. */
  public static String text(String file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  /** Any JSON text. */
  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String file) throws UncheckedIOException {
    try (var in = Recorded.class.getResourceAsStream("/engine/" + file)) {
      return Objects.requireNonNull(in, file).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
