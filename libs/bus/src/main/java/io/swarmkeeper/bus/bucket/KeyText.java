package io.swarmkeeper.bus.bucket;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Any text as a key that NATS takes, and back: what is not allowed becomes {@code =2E}. */
final class KeyText {
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

  static String decode(String encoded) {
    return URLDecoder.decode(encoded.replace('=', '%'), StandardCharsets.UTF_8);
  }
}
