package io.swarmkeeper.bus.bucket;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Any text as a key that NATS takes, and back: what is not allowed becomes {@code =2E}. */
final class KeyText {
  private static final Logger LOG = LoggerFactory.getLogger(KeyText.class);

  private KeyText() {}

  static String encode(String key) {
    if (key.isEmpty()) {
      throw new IllegalArgumentException("a key in a bucket must not be empty");
    }
    return URLEncoder.encode(key, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace(".", "%2E")
        .replace("*", "%2A")
        .replace("%2F", "/")
        .replace('%', '=');
  }

  /** The key, if it is one that we have written. */
  static Optional<String> decoded(String encoded) {
    try {
      return Optional.of(decode(encoded)).filter(key -> !key.isEmpty());
    } catch (IllegalArgumentException e) {
      LOG.warn("a bucket has a key that is none of ours: {}", encoded);
      return Optional.empty();
    }
  }

  static String decode(String encoded) {
    return URLDecoder.decode(encoded.replace('=', '%'), StandardCharsets.UTF_8);
  }
}
