package io.swarmkeeper.journal;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.bucket.Bucket;
import io.swarmkeeper.bus.stream.StreamSpec;
import io.swarmkeeper.bus.stream.Streams;
import io.swarmkeeper.contract.Subjects;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What of NATS one swarm needs: an installer makes it, and everybody else waits for it. */
final class Storage {
  private static final Logger LOG = LoggerFactory.getLogger(Storage.class);
  private static final Duration REQUESTS_KEPT = Duration.ofDays(30);
  private static final Duration PLANS_KEPT = Duration.ofDays(1);
  private static final Duration DUPLICATE_WINDOW = Duration.ofMinutes(10);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);

  private final Bus bus;
  private final Streams streams;
  private final Subjects subjects;
  private final AtomicBoolean there = new AtomicBoolean();

  Storage(Bus bus, Streams streams, Subjects subjects) {
    this.bus = bus;
    this.streams = streams;
    this.subjects = subjects;
  }

  /** Creates what is not there. */
  void ensure() throws BusUnavailable {
    streams.ensure(
        new StreamSpec(subjects.stream(), subjects.journal(), Journal.MAX_AGE, DUPLICATE_WINDOW));
    streams.ensure(
        new StreamSpec(
            subjects.requestStream(),
            List.of(subjects.requests()),
            REQUESTS_KEPT,
            DUPLICATE_WINDOW));
    for (var bucket : buckets()) {
      bucket.ensure();
    }
    there.set(true);
  }

  /** Waits in the background until all is there. */
  void await() {
    var _ = Thread.ofVirtual().name("journal-prepare").start(this::lookUntilThere);
  }

  /** Whether all is known to be there. */
  boolean there() {
    return there.get();
  }

  private void lookUntilThere() {
    var said = "";
    while (!there.get() && !bus.closed()) {
      try {
        look();
        there.set(true);
      } catch (BusUnavailable e) {
        if (bus.connected() && !said.equals(e.getMessage())) {
          said = e.getMessage();
          LOG.warn("waiting for the journal of swarm '{}': {}", subjects.swarm(), said);
        }
        LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
      }
    }
  }

  private void look() throws BusUnavailable {
    for (var stream : List.of(subjects.stream(), subjects.requestStream())) {
      if (!streams.exists(stream)) {
        throw new BusUnavailable(missing("stream " + stream));
      }
    }
    for (var bucket : buckets()) {
      if (!bucket.exists()) {
        throw new BusUnavailable(missing("bucket " + bucket.name()));
      }
    }
  }

  private static String missing(String what) {
    return what + " is not there; an installer makes it with 'keeper init'";
  }

  List<Bucket> buckets() {
    return List.of(operations(), revisions(), claims(), plans(), seen(), people(), checkpoints());
  }

  Bucket operations() {
    return new Bucket(bus, subjects.operationsBucket());
  }

  Bucket revisions() {
    return new Bucket(bus, subjects.revisionsBucket());
  }

  Bucket claims() {
    return new Bucket(bus, subjects.claimsBucket());
  }

  Bucket plans() {
    return new Bucket(bus, subjects.plansBucket(), PLANS_KEPT);
  }

  Bucket seen() {
    return new Bucket(bus, subjects.seenBucket());
  }

  Bucket people() {
    return new Bucket(bus, subjects.peopleBucket());
  }

  Bucket checkpoints() {
    return new Bucket(bus, subjects.checkpointsBucket());
  }
}
