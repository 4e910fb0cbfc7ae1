package io.swarmkeeper.watcher.nats;

import io.swarmkeeper.bus.BusUnavailable;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what was said as soon as the journal has all of it, never before: a watcher that is killed
 * with a full spool must say again what was in there.
 */
public final class PublishedStateWriter<T> {
  private static final Logger LOG = LoggerFactory.getLogger(PublishedStateWriter.class);

  private final Keep<T> memory;
  private final Supplier<Optional<Said<T>>> now;
  private final NewsSpool spool;
  private Optional<Owed<T>> owed = Optional.empty();
  private Optional<Said<T>> kept = Optional.empty();

  @FunctionalInterface
  public interface Keep<T> {
    /** From now on this is what was said. */
    void keep(String key, T value) throws BusUnavailable;
  }

  /** What one has said, and the key that it is kept under. */
  public record Said<T>(String key, T value) {}

  /** Kept when the spool has brought this many into the journal. */
  private record Owed<T>(Said<T> said, long when) {}

  /** Of this supplier, as often as {@link #round()} is called. */
  public PublishedStateWriter(Keep<T> memory, Supplier<Optional<Said<T>>> now, NewsSpool spool) {
    this.memory = memory;
    this.now = now;
    this.spool = spool;
  }

  /** Looks once whether there is something new to keep. */
  public void round() {
    if (owed.isEmpty()) {
      // In this order: whatever the value speaks of was put into the spool before it was set.
      var said = now.get().filter(s -> !Optional.of(s).equals(kept));
      owed = said.map(s -> new Owed<>(s, spool.taken()));
    }
    owed.filter(o -> spool.settled() >= o.when()).ifPresent(o -> keep(o.said()));
  }

  private void keep(Said<T> said) {
    try {
      memory.keep(said.key(), said.value());
      kept = Optional.of(said);
    } catch (BusUnavailable e) {
      LOG.debug("not kept yet: {}", e.getMessage());
    }
    owed = Optional.empty();
  }
}
