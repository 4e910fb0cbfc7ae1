package io.swarmkeeper.bus.bucket;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.KeyValue;
import io.nats.client.api.KeyValueConfiguration;
import io.nats.client.api.KeyValueEntry;
import io.nats.client.api.KeyValueOperation;
import io.nats.client.api.StorageType;
import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.Gzip;
import io.swarmkeeper.bus.Link;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Values under keys (any text), each replaced by compare-and-set. Values are stored packed, and
 * those above the server's limit in an object store; a reader always sees one whole value.
 */
public final class Bucket {
  private static final Logger LOG = LoggerFactory.getLogger(Bucket.class);
  private static final int WRONG_LAST_SEQUENCE = 10071;
  private static final int HEADROOM = 4096;
  private static final int READ_ATTEMPTS = 5;

  private final Link link;
  private final String name;
  private final Duration kept;
  private final LargeValues large;

  /** Names the bucket; it is created by {@link #ensure()}. */
  public Bucket(Bus bus, String name) {
    this(bus, name, Duration.ZERO);
  }

  /** One that forgets a value when it is as old as this; never, when that is no time. */
  public Bucket(Bus bus, String name, Duration kept) {
    this.link = bus.link();
    this.name = name;
    this.kept = kept;
    this.large = new LargeValues(name, kept);
  }

  /** Creates the bucket where it is not there. */
  public void ensure() throws BusUnavailable {
    try {
      var connection = link.connection();
      var management = connection.keyValueManagement();
      if (!management.getBucketNames().contains(name)) {
        management.create(
            KeyValueConfiguration.builder(name)
                .storageType(StorageType.File)
                .maxHistoryPerKey(1)
                .ttl(kept)
                .build());
      }
      large.create(connection);
    } catch (IOException | JetStreamApiException | IllegalStateException e) {
      throw new BusUnavailable("bucket " + name + " cannot be created", e);
    }
  }

  public String name() {
    return name;
  }

  /** Whether somebody has created it. */
  public boolean exists() throws BusUnavailable {
    return call("*", connection -> connection.keyValueManagement().getBucketNames().contains(name));
  }

  public Optional<Stored> get(String key) throws BusUnavailable {
    return call(
        key,
        connection -> {
          for (var attempt = 1; ; attempt++) {
            var entry = entry(connection, key);
            if (entry.isEmpty()) {
              return Optional.empty();
            }
            try {
              return Optional.of(stored(connection, entry.get()));
            } catch (JetStreamApiException e) {
              if (attempt == READ_ATTEMPTS) {
                throw e;
              } // the object was replaced between our two reads: read the key again
            } catch (IllegalArgumentException e) { // jnats' way to say that there is no object
              if (attempt == READ_ATTEMPTS) {
                throw unreadable(entry.get(), e);
              }
            }
          }
        });
  }

  /** Writes a key that is not there, and returns its revision. */
  public long create(String key, byte[] value) throws ChangedMeanwhile, BusUnavailable {
    return write(key, value, (kv, bytes) -> kv.create(KeyText.encode(key), bytes));
  }

  /** Writes a key whose value was read at this revision, and returns the new one. */
  public long replace(String key, byte[] value, long revision)
      throws ChangedMeanwhile, BusUnavailable {
    return write(key, value, (kv, bytes) -> kv.update(KeyText.encode(key), bytes, revision));
  }

  /** Removes a key whose value was read at this revision. */
  public void delete(String key, long revision) throws ChangedMeanwhile, BusUnavailable {
    var _ =
        change(
            key,
            connection -> {
              connection.keyValue(name).delete(KeyText.encode(key), revision);
              return revision;
            });
  }

  /** All keys that have a value, but those that we cannot have written. */
  public List<String> keys() throws BusUnavailable {
    return call(
        "*",
        connection ->
            connection.keyValue(name).keys().stream()
                .flatMap(key -> KeyText.decoded(key).stream())
                .sorted()
                .toList());
  }

  private long write(String key, byte[] value, Write write)
      throws ChangedMeanwhile, BusUnavailable {
    var packed = Gzip.pack(value);
    return change(
        key,
        connection -> {
          var overflows = packed.length > connection.getMaxPayload() - HEADROOM;
          var bytes = overflows ? large.put(connection, KeyText.encode(key), packed) : packed;
          try {
            return write.to(connection.keyValue(name), bytes);
          } catch (JetStreamApiException e) {
            if (isStale(e)) {
              dropObject(connection, LargeValues.pointedTo(bytes));
            }
            throw e;
          }
        });
  }

  private long change(String key, Call<Long> change) throws ChangedMeanwhile, BusUnavailable {
    var revision =
        call(
            key,
            connection -> {
              var before = pointer(connection, key);
              try {
                var changed = Optional.of(change.on(connection));
                dropObject(connection, before);
                return changed;
              } catch (JetStreamApiException e) {
                if (isStale(e)) {
                  return Optional.<Long>empty();
                }
                throw e;
              }
            });
    return revision.orElseThrow(() -> new ChangedMeanwhile(key));
  }

  private static boolean isStale(JetStreamApiException e) {
    return e.getApiErrorCode() == WRONG_LAST_SEQUENCE;
  }

  private Optional<String> pointer(Connection connection, String key)
      throws IOException, JetStreamApiException {
    return entry(connection, key).flatMap(entry -> LargeValues.pointedTo(bytes(entry)));
  }

  private Optional<KeyValueEntry> entry(Connection connection, String key)
      throws IOException, JetStreamApiException {
    return Optional.ofNullable(connection.keyValue(name).get(KeyText.encode(key)))
        .filter(entry -> entry.getOperation() == KeyValueOperation.PUT);
  }

  private Stored stored(Connection connection, KeyValueEntry entry)
      throws IOException, JetStreamApiException, InterruptedException {
    var object = LargeValues.pointedTo(bytes(entry));
    var most = link.unpackedMost();
    try {
      var packed = object.isPresent() ? large.get(connection, object.get(), most) : bytes(entry);
      return new Stored(unpacked(entry, packed), entry.getRevision());
    } catch (LargeValues.TooLarge e) {
      throw unreadable(entry, e);
    }
  }

  /** Somebody may have written nothing at all. */
  private static byte[] bytes(KeyValueEntry entry) {
    return entry.getValue() == null ? new byte[0] : entry.getValue();
  }

  private byte[] unpacked(KeyValueEntry entry, byte[] packed) {
    try {
      return Gzip.unpack(packed, link.unpackedMost());
    } catch (IOException e) {
      throw unreadable(entry, e);
    }
  }

  private UnreadableValue unreadable(KeyValueEntry entry, Exception why) {
    return new UnreadableValue(
        "what bucket %s has under %s cannot be read: %s"
            .formatted(name, entry.getKey(), why.getMessage()),
        entry.getRevision(),
        why);
  }

  /** Only tidying: the key no longer points there, so a failure must not undo the write. */
  private void dropObject(Connection connection, Optional<String> object) {
    object.ifPresent(unused -> {
      try {
        large.delete(connection, unused);
      } catch (IOException | JetStreamApiException e) {
        LOG.warn("bucket {}: object {} is left over: {}", name, unused, e.getMessage());
      }
    });
  }

  private <T> T call(String key, Call<T> call) throws BusUnavailable {
    try {
      return call.on(link.connection());
    } catch (IOException | JetStreamApiException | IllegalStateException e) {
      throw new BusUnavailable("bucket " + name + ", key " + key, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BusUnavailable("bucket " + name + ", key " + key, e);
    }
  }

  private interface Call<T> {
    T on(Connection connection) throws IOException, JetStreamApiException, InterruptedException;
  }

  private interface Write {
    long to(KeyValue bucket, byte[] bytes) throws IOException, JetStreamApiException;
  }
}
