package io.swarmkeeper.stack.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** The order in which Go sorts strings: by their UTF-8 bytes. */
public final class Bytewise {
  /** Sorts so. */
  public static final Comparator<String> ORDER =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  private Bytewise() {}
}
