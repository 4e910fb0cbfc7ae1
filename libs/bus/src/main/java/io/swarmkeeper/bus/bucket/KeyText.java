package io.swarmkeeper.bus.bucket;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Any text as a key that NATS takes, and back: what is not allowed becomes {@code =2E}. */
final class KeyText {
  private KeyText() {}

  static String encode(String key) {
    if (key.isEmpty()) {
      throw new IllegalArgumentException("a key in a bucket must not be empty");
    }
    var text = new StringBuilder();
    for (var b : key.getBytes(StandardCharsets.UTF_8)) {
      if (allowed((char) (b & 0xff))) {
        text.append((char) b);
      } else {
        text.append('=').append("%02X".formatted(b & 0xff));
      }
    }
    return text.toString();
  }

  static String decode(String encoded) {
    var bytes = new ByteArrayOutputStream();
    for (var i = 0; i < encoded.length(); i++) {
      if (encoded.charAt(i) == '=') {
        bytes.write(Integer.parseInt(encoded.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.write(encoded.charAt(i));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static boolean allowed(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-_/".indexOf(c) >= 0;
  }
}
