package io.swarmkeeper.journal;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.NotPublished;
import io.swarmkeeper.bus.Publisher;
import io.swarmkeeper.bus.bucket.Bucket;
import io.swarmkeeper.bus.stream.ConsumerSpec;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.bus.stream.Handled;
import io.swarmkeeper.bus.stream.Loop;
import io.swarmkeeper.bus.stream.StartAt;
import io.swarmkeeper.bus.stream.StreamSpec;
import io.swarmkeeper.bus.stream.Streams;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one record of everything that was asked, decided, done and seen in a swarm: envelopes go in
 * once each, and come out in one order.
 */
public final class Journal {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
  private static final Duration MAX_AGE = Duration.ofDays(400);
  private static final Duration PLANS_KEPT = Duration.ofDays(1);
  private static final Duration DUPLICATE_WINDOW = Duration.ofMinutes(10);
  private static final Duration PUBLISH_DEADLINE = Duration.ofSeconds(5);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);

  private final Bus bus;
  private final Streams streams;
  private final Subjects subjects;
  private final String source;
  private final Publisher publisher;
  private final DeadLetters deadLetters;
  private final AtomicBoolean prepared = new AtomicBoolean();

  /** A place in NATS; nothing is done before {@link #ensure()} or {@link #prepare()}. */
  public Journal(Bus bus, Subjects subjects, String source) {
    this.bus = bus;
    this.streams = new Streams(bus);
    this.subjects = subjects;
    this.source = source;
    this.publisher = bus.publisher(PUBLISH_DEADLINE);
    this.deadLetters = new DeadLetters(publisher, subjects);
  }

  /** Creates the stream and the buckets where they are not there. */
  public void ensure() throws BusUnavailable {
    streams.ensure(
        new StreamSpec(subjects.stream(), subjects.journal(), MAX_AGE, DUPLICATE_WINDOW));
    operations().ensure();
    revisions().ensure();
    claims().ensure();
    plans().ensure();
    seen().ensure();
    prepared.set(true);
  }

  /**
   * The same in the background, tried until it works; for services that start before NATS. Readers
   * may be started meanwhile: they wait.
   */
  public void prepare() {
    var _ = Thread.ofVirtual().name("journal-prepare").start(this::ensureUntilDone);
  }

  /** Whether stream and buckets are known to be there. */
  public boolean prepared() {
    return prepared.get();
  }

  private void ensureUntilDone() {
    var said = "";
    while (!prepared.get() && !bus.closed()) {
      try {
        ensure();
      } catch (BusUnavailable e) {
        if (bus.connected() && !said.equals(e.getMessage())) {
          said = e.getMessage();
          LOG.warn("the journal cannot be prepared yet: {}", said);
        }
        LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
      }
    }
  }

  /** State and outbox of each operation. */
  public Bucket operations() {
    return new Bucket(bus, subjects.operationsBucket());
  }

  /** What each stack was told to be. */
  public Bucket revisions() {
    return new Bucket(bus, subjects.revisionsBucket());
  }

  /** One operation a stack, one drain a node. */
  public Bucket claims() {
    return new Bucket(bus, subjects.claimsBucket());
  }

  /** What plans depended on, for a day. */
  public Bucket plans() {
    return new Bucket(bus, subjects.plansBucket(), PLANS_KEPT);
  }

  /** What the watchers have said. */
  public Bucket seen() {
    return new Bucket(bus, subjects.seenBucket());
  }

  /** What the envelopes of this process carry as their source. */
  public String source() {
    return source;
  }

  public Subjects subjects() {
    return subjects;
  }

  /** Stores an envelope, once for each id. */
  public Publisher.Published publish(Envelope envelope) throws NotPublished, InterruptedException {
    var headers =
        Map.of(
            "Content-Type",
            Wire.CONTENT_TYPE,
            "traceparent",
            TraceContext.of(envelope).traceparent());
    return publisher.publish(
        subjects.of(envelope.message()), envelope.id().value(), headers, Wire.encode(envelope));
  }

  /** Whether the outcome of this command is stored. */
  public boolean answered(MessageId command) throws BusUnavailable {
    var outcome = streams.last(subjects.stream(), subjects.outcome(command));
    return outcome
        .filter(d -> (command + "/outcome").equals(d.headers().get("nats-msg-id")))
        .isPresent();
  }

  /** Handles one message of the journal; idempotent, as a message may come more than once. */
  @FunctionalInterface
  public interface EnvelopeHandler {
    /** Returns only when the effect is saved. */
    Handled handle(Entry entry) throws InterruptedException;
  }

  /** Handles envelopes one by one; processes with the same durable name share them. */
  public Loop consume(String durable, String filter, EnvelopeHandler handler) {
    return consume(ConsumerSpec.of(subjects.stream(), durable, filter), handler);
  }

  /** The same with a wait and batch size of one's own. What cannot be read is parked. */
  public Loop consume(ConsumerSpec spec, EnvelopeHandler handler) {
    return streams.consume(spec, delivery -> handle(delivery, handler));
  }

  private Handled handle(Delivery delivery, EnvelopeHandler handler) throws InterruptedException {
    if (isDeadLetter(delivery)) {
      return Handled.done();
    }
    Entry entry;
    try {
      entry = entry(delivery);
    } catch (UnreadableMessage e) {
      return deadLetters.park(delivery, e.getMessage());
    }
    return handler.handle(entry);
  }

  /** Reads in order, leaving no trace; what cannot be read is passed over, its readers park it. */
  public Loop follow(String filter, StartAt from, Consumer<Entry> follower) {
    return streams.follow(
        subjects.stream(),
        filter,
        from,
        delivery -> {
          if (isDeadLetter(delivery)) {
            return;
          }
          try {
            follower.accept(entry(delivery));
          } catch (UnreadableMessage e) {
            LOG.debug("sequence {} cannot be read: {}", delivery.streamSequence(), e.getMessage());
          }
        });
  }

  /**
   * What is stored under a filter since this time, as it is now; what cannot be read is left out.
   */
  public List<Envelope> since(String filter, Instant time)
      throws BusUnavailable, InterruptedException {
    var found = new ArrayList<Envelope>();
    for (var delivery : streams.since(subjects.stream(), filter, time)) {
      try {
        found.add(Wire.decode(delivery.body(), delivery.headers()));
      } catch (UnreadableMessage e) {
        LOG.debug("sequence {} cannot be read: {}", delivery.streamSequence(), e.getMessage());
      }
    }
    return found;
  }

  /** Parks a message that a reader of raw deliveries could not read. */
  public DeadLetters deadLetters() {
    return deadLetters;
  }

  private boolean isDeadLetter(Delivery delivery) {
    return delivery.subject().equals(subjects.deadLetters());
  }

  private static Entry entry(Delivery delivery) throws UnreadableMessage {
    return new Entry(
        Wire.decode(delivery.body(), delivery.headers(), delivery.storedAt()),
        delivery.subject(),
        delivery.streamSequence(),
        delivery.storedAt(),
        delivery.pending());
  }
}
