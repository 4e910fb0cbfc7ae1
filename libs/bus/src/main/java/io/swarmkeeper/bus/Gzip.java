package io.swarmkeeper.bus;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Bytes packed and unpacked. */
public final class Gzip {
  private Gzip() {}

  public static byte[] pack(byte[] bytes) {
    var out = new ByteArrayOutputStream(bytes.length / 4 + 64);
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail like this", e);
    }
    return out.toByteArray();
  }

  /**
   * The bytes that were packed, read piece by piece.
   *
   * @param most more than so many are refused, before they are in memory
   * @throws TooLarge if there are more
   */
  public static byte[] unpack(byte[] packed, int most) throws IOException {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      var bytes = gzip.readNBytes(most);
      if (gzip.read() >= 0) {
        throw new TooLarge(most);
      }
      return bytes;
    }
  }

  /** It is larger, when it is unpacked, than anything that we take. */
  public static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(int most) {
      super(
          "it is larger than %,d bytes when it is unpacked (keeper.unpacked.most)".formatted(most));
    }
  }
}
