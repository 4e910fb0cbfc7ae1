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
import io.swarmkeeper.bus.stream.Streams;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.journal.OncePublisher.Outgoing;
import io.swarmkeeper.trust.Signature;
import io.swarmkeeper.trust.SignedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one record of everything that was asked, decided, done and seen in a swarm: envelopes go in
 * once each, and come out in one order.
 */
public final class Journal {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  /** For how long the journal keeps an entry. */
  public static final Duration MAX_AGE = Duration.ofDays(400);

  private static final Duration COMMAND_HOLDS = Duration.ofHours(1);
  private static final Duration PUBLISH_DEADLINE = Duration.ofSeconds(5);

  private final Streams streams;
  private final Identity self;
  private final Subjects subjects;
  private final Publisher publisher;
  private final OncePublisher once;
  private final DeadLetters deadLetters;
  private final Requests requests;
  private final Storage storage;

  /** A place in NATS; nothing is done before {@link #ensure()} or {@link #prepare()}. */
  public Journal(Bus bus, Identity self) {
    this.streams = new Streams(bus);
    this.self = self;
    this.subjects = self.subjects();
    this.publisher = bus.publisher(PUBLISH_DEADLINE);
    this.once = new OncePublisher(streams, publisher);
    this.deadLetters = new DeadLetters(once, subjects);
    this.requests = new Requests(this);
    this.storage = new Storage(bus, streams, subjects);
  }

  /** For a program that signs nothing and reads nothing that must be signed. */
  public Journal(Bus bus, Subjects subjects, String source) {
    this(bus, Identity.unsigned(subjects, source));
  }

  /** Creates the streams and the buckets where they are not there; only an installer may. */
  public void ensure() throws BusUnavailable {
    storage.ensure();
  }

  /** Those that {@link #ensure()} makes beside the two streams. */
  public List<Bucket> buckets() {
    return storage.buckets();
  }

  /**
   * Waits in the background until they are there; for services that start before NATS, or before
   * the installer. Readers may be started meanwhile: they wait.
   */
  public void prepare() {
    storage.await();
  }

  /** Whether stream and buckets are known to be there. */
  public boolean prepared() {
    return storage.there();
  }

  /** State and outbox of each operation. */
  public Bucket operations() {
    return storage.operations();
  }

  /** What each stack was told to be. */
  public Bucket revisions() {
    return storage.revisions();
  }

  /** One operation a stack, one drain a node. */
  public Bucket claims() {
    return storage.claims();
  }

  /** What plans depended on, for a day. */
  public Bucket plans() {
    return storage.plans();
  }

  /** What the watchers have said. */
  public Bucket seen() {
    return storage.seen();
  }

  /** Who the people are, as installers have said. */
  public Bucket people() {
    return storage.people();
  }

  /** The end of the chain of checkpoints. */
  public Bucket checkpoints() {
    return storage.checkpoints();
  }

  /** What the envelopes of this process carry as their source. */
  public String source() {
    return self.source();
  }

  /** Who we are here. */
  public Identity self() {
    return self;
  }

  /** What people ask for, and how it enters the journal. */
  public Requests requests() {
    return requests;
  }

  Publisher publisher() {
    return publisher;
  }

  OncePublisher once() {
    return once;
  }

  public Subjects subjects() {
    return subjects;
  }

  /**
   * Stores an envelope, once for each id: in the journal, or a request where requests wait.
   * Commands are signed.
   *
   * @throws IllegalStateException for a command, if there is no key to sign it with
   */
  public Publisher.Published publish(Envelope envelope) throws NotPublished, InterruptedException {
    if (envelope.message() instanceof Request) {
      return requests.ask(envelope);
    }
    var subject = subjects.of(envelope.message());
    var body = Wire.encode(envelope);
    var headers = new HashMap<>(headers(envelope));
    if (envelope.message() instanceof Command) {
      headers.putAll(signed(subject, envelope, body).headers());
    }
    return once.publish(
        subjects.stream(),
        new Outgoing(
            subject,
            envelope.id().value(),
            headers,
            body,
            stored -> SharedNews.repeats(stored, envelope, subjects)));
  }

  private Signature signed(String subject, Envelope command, byte[] body) {
    var key =
        self.key()
            .orElseThrow(() -> new IllegalStateException("a command is sent by who can sign it"));
    var now = Clock.systemUTC().instant();
    return Signature.of(
        new SignedStatement(subject, command.id().value(), body),
        key,
        now,
        Optional.of(now.plus(COMMAND_HOLDS)));
  }

  static Map<String, String> headers(Envelope envelope) {
    return Map.of(
        "Content-Type", Wire.CONTENT_TYPE, "traceparent", TraceContext.of(envelope).traceparent());
  }

  /** Whether the outcome of this command is stored, whichever node's executor has said it. */
  public boolean answered(MessageId command) throws BusUnavailable, InterruptedException {
    return new StoredOutcomes(streams, subjects).has(command);
  }

  /** Handles one message of the journal; idempotent, as a message may come more than once. */
  @FunctionalInterface
  public interface EnvelopeHandler {
    /**
     * Returns only when the effect is saved.
     *
     * @throws Rejected if it is not to be believed: then it is parked
     */
    Handled handle(Entry entry) throws Rejected, InterruptedException;
  }

  /** Handles envelopes one by one; processes with the same durable name share them. */
  public Loop consume(String durable, String filter, EnvelopeHandler handler) {
    return consume(ConsumerSpec.of(subjects.stream(), durable, filter), handler);
  }

  /** The same with a wait and batch size of one's own. What cannot be believed is parked. */
  public Loop consume(ConsumerSpec spec, EnvelopeHandler handler) {
    return consume(spec, delivery -> EntryReading.ofJournal(delivery, subjects), handler);
  }

  /** How a delivery is read. */
  @FunctionalInterface
  interface DeliveryReading {
    Entry entry(Delivery delivery) throws UnreadableMessage;
  }

  Loop consume(ConsumerSpec spec, DeliveryReading reading, EnvelopeHandler handler) {
    var judge = new DeliveryJudgement(spec.stream(), subjects, deadLetters);
    return streams.consume(spec, delivery -> judge.handle(delivery, reading, handler));
  }

  Loop consumeInLanes(
      ConsumerSpec spec,
      UnaryOperator<String> laneOf,
      DeliveryReading reading,
      EnvelopeHandler handler) {
    var judge = new DeliveryJudgement(spec.stream(), subjects, deadLetters);
    return streams.consumeInLanes(
        spec, laneOf, delivery -> judge.handle(delivery, reading, handler));
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
            follower.accept(EntryReading.ofJournal(delivery, subjects));
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
        found.add(EntryReading.ofJournal(delivery, subjects).envelope());
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
}
