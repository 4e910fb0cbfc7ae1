package io.swarmkeeper.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * How a config or secret that rotates by content is named and marked: {@code STACK_key-<digest>},
 * with labels that say what it is a version of and of which content.
 */
public final class Rotated {
  /** Label with the name before rotation. */
  public static final String OBJECT = "io.swarmkeeper.object";

  /** Label with the whole digest. */
  public static final String DIGEST = "io.swarmkeeper.digest";

  private static final int SHOWN = 12;
  private static final int LONGEST = 64;

  private Rotated() {}

  /** The name of this content; no longer than the engine allows. */
  public static String name(String plain, String digest) {
    var suffix = "-" + digest.substring(0, Math.min(SHOWN, digest.length()));
    var room = LONGEST - suffix.length();
    return (plain.length() > room ? plain.substring(0, room) : plain) + suffix;
  }

  /**
   * A body of {@code POST /configs/create} or {@code /secrets/create} with its labels, still under
   * its plain name.
   *
   * @param rotates false where the file gives the object a name of its own: that is kept
   */
  public static ObjectNode marked(ObjectNode body, boolean rotates, String digest) {
    var marked = body.deepCopy();
    var labels = marked.withObject("/Labels").put(DIGEST, digest);
    if (rotates) {
      labels.put(OBJECT, body.path("Name").asText());
    }
    return marked;
  }

  /** The same body under the name of its content, if it rotates. */
  public static ObjectNode renamed(ObjectNode marked) {
    var renamed = marked.deepCopy();
    plain(marked).ifPresent(plain -> renamed.put("Name", name(plain, digest(marked).orElse(""))));
    return renamed;
  }

  /** What this body or spec is a version of, if it rotates. */
  public static Optional<String> plain(JsonNode spec) {
    return label(spec, OBJECT);
  }

  /** The digest of its content, if keeper made it. */
  public static Optional<String> digest(JsonNode spec) {
    return label(spec, DIGEST);
  }

  private static Optional<String> label(JsonNode spec, String label) {
    return Optional.ofNullable(spec.path("Labels").get(label)).map(JsonNode::asText);
  }
}
