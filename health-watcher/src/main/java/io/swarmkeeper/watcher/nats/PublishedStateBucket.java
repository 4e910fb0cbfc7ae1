package io.swarmkeeper.watcher.nats;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.bucket.Bucket;
import io.swarmkeeper.bus.bucket.ChangedMeanwhile;
import io.swarmkeeper.bus.bucket.Stored;
import io.swarmkeeper.bus.bucket.UnreadableValue;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.watcher.watch.PublishedState;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was said and is in the journal, kept in a bucket: a watcher that starts again, and the next
 * leader's, neither repeat nor forget.
 *
 * @param nothing where one begins that has never said anything
 */
public record PublishedStateBucket<T>(Bucket bucket, Class<T> type, T nothing)
    implements PublishedState<T> {
  private static final Logger LOG = LoggerFactory.getLogger(PublishedStateBucket.class);

  @Override
  public T of(String key) throws BusUnavailable {
    try {
      var stored = bucket.get(key).map(Stored::value);
      return stored.isPresent() ? read(key, stored.get()) : nothing;
    } catch (UnreadableValue e) {
      LOG.warn("{}", e.getMessage());
      return nothing;
    }
  }

  /** What was spoilt is written over. */
  private Optional<Long> revision(String key) throws BusUnavailable {
    try {
      return bucket.get(key).map(Stored::revision);
    } catch (UnreadableValue e) {
      return Optional.of(e.revision());
    }
  }

  public void keep(String key, T value) throws BusUnavailable {
    try {
      var revision = revision(key);
      var bytes = Wire.json(value);
      var _ =
          revision.isPresent()
              ? bucket.replace(key, bytes, revision.get())
              : bucket.create(key, bytes);
    } catch (ChangedMeanwhile e) {
      throw new BusUnavailable("two watchers keep what they said under " + key, e);
    }
  }

  /** One of a newer version may have written what we cannot read: then we say everything again. */
  private T read(String key, byte[] bytes) {
    try {
      return Wire.read(bytes, type);
    } catch (UnreadableMessage e) {
      LOG.warn("what was said under {} {}", key, e.getMessage());
      return nothing;
    }
  }
}
