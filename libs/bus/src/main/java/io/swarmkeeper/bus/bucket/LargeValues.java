package io.swarmkeeper.bus.bucket;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.ObjectStore;
import io.nats.client.api.ObjectStoreConfiguration;
import io.nats.client.api.StorageType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Where values go that are larger than one message may be. Every write is a new object under a name
 * of its own, so that no writer can take away what another's key points to.
 */
final class LargeValues {
  private static final byte POINTER = '>'; // packed values start with gzip's 0x1f
  private final String name;

  private final Duration kept;

  LargeValues(String bucket, Duration kept) {
    this.kept = kept;
    this.name = bucket + "-large";
  }

  /** The object that a key's bytes point to, if they are a pointer. */
  static Optional<String> pointedTo(byte[] bytes) {
    return bytes.length > 0 && bytes[0] == POINTER
        ? Optional.of(new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8))
        : Optional.empty();
  }

  void create(Connection connection) throws IOException, JetStreamApiException {
    var management = connection.objectStoreManagement();
    if (!management.getBucketNames().contains(name)) {
      management.create(
          ObjectStoreConfiguration.builder(name).storageType(StorageType.File).ttl(kept).build());
    }
  }

  /** Stores the bytes and returns what the key is to hold. */
  byte[] put(Connection connection, String key, byte[] packed)
      throws IOException, JetStreamApiException {
    var object = key + "~" + UUID.randomUUID();
    try {
      store(connection).put(object, packed);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
    return ((char) POINTER + object).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * What is stored there.
   *
   * @param most how many bytes it may have
   */
  byte[] get(Connection connection, String object, int most)
      throws IOException, JetStreamApiException, InterruptedException {
    var out = new BoundedBytes(most);
    try {
      store(connection).get(object, out);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
    return out.toByteArray();
  }

  void delete(Connection connection, String object) throws IOException, JetStreamApiException {
    store(connection).delete(object);
  }

  /** There are more bytes than we take. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLarge(int most) {
      super("it is larger than %,d bytes".formatted(most));
    }
  }

  /** Whoever wrote the object also wrote what its size is said to be: the bytes are counted. */
  private static final class BoundedBytes extends ByteArrayOutputStream {
    private final int most;

    BoundedBytes(int most) {
      this.most = most;
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      if (length > most - count) {
        throw new TooLarge(most);
      }
      super.write(bytes, from, length);
    }
  }

  private ObjectStore store(Connection connection) throws IOException {
    return connection.objectStore(name);
  }
}
