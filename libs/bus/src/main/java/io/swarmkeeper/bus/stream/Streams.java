package io.swarmkeeper.bus.stream;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfoOptions;
import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The streams of one NATS: made, read by durable consumers or without a trace, and asked about. */
public final class Streams {
  /** The filter that lets everything of a stream pass. */
  public static final String EVERYTHING = ">";

  private static final int NOT_FOUND = 404;
  private final Bus bus;

  /** Readers that are started here end with this bus. */
  public Streams(Bus bus) {
    this.bus = bus;
  }

  /**
   * Creates a stream, or brings it to the spec. NATS then refuses to delete or purge what is in it,
   * whoever asks, and that cannot be taken back: messages go by their age alone.
   */
  public void ensure(StreamSpec spec) throws BusUnavailable {
    var wanted =
        StreamConfiguration.builder()
            .name(spec.name())
            .subjects(spec.subjects())
            .retentionPolicy(RetentionPolicy.Limits)
            .storageType(StorageType.File)
            .discardPolicy(DiscardPolicy.New)
            .maxAge(spec.maxAge())
            .duplicateWindow(spec.duplicateWindow())
            .denyDelete(true)
            .denyPurge(true)
            .build();
    if (exists(spec.name())) {
      call(
          "stream %s is there with other settings, and cannot be brought to ours"
              .formatted(spec.name()),
          connection -> connection.jetStreamManagement().updateStream(wanted));
    } else {
      call(
          "stream " + spec.name() + " cannot be created",
          connection -> connection.jetStreamManagement().addStream(wanted));
    }
  }

  /** Handles the messages of a durable consumer one by one, until stopped. */
  public Loop consume(ConsumerSpec spec, Handler handler) {
    return kept(FetchLoop.ofSingles(bus.link(), spec, handler));
  }

  /** Handles the messages of a durable consumer in batches, until stopped. */
  public Loop consumeBatches(ConsumerSpec spec, BatchHandler handler) {
    return kept(FetchLoop.ofBatches(bus.link(), spec, handler));
  }

  /**
   * Handles the messages of a durable consumer in lanes, until stopped: those of one lane one after
   * the other in their order, and no lane waits for another.
   *
   * @param laneOf the lane of a subject
   */
  public Loop consumeInLanes(ConsumerSpec spec, UnaryOperator<String> laneOf, Handler handler) {
    return kept(LaneLoop.start(bus.link(), spec, laneOf, handler));
  }

  /** Reads a stream in order and leaves no trace in it. */
  public Loop follow(String stream, String filter, StartAt from, Consumer<Delivery> follower) {
    return kept(FollowLoop.start(bus.link(), stream, filter, from, follower));
  }

  /** The newest message on a subject, which may have wildcards. */
  public Optional<Delivery> last(String stream, String subject) throws BusUnavailable {
    return read(
        stream, connection -> connection.jetStreamManagement().getLastMessage(stream, subject));
  }

  /** The message with this sequence, if the stream still holds it. */
  public Optional<Delivery> message(String stream, long sequence) throws BusUnavailable {
    return read(
        stream, connection -> connection.jetStreamManagement().getMessage(stream, sequence));
  }

  /** Everything under a filter since this time, oldest first, as it is now; for few messages. */
  public List<Delivery> since(String stream, String filter, Instant time)
      throws BusUnavailable, InterruptedException {
    var start =
        FollowLoop.withoutTrace(new StartAt.Time(time)).filterSubject(filterSubject(filter));
    return StreamSnapshot.read(bus.link().connection(), stream, start, Long.MAX_VALUE);
  }

  /** What a stream holds from this sequence on, oldest first, up to a number. */
  public List<Delivery> from(String stream, long sequence, int most)
      throws BusUnavailable, InterruptedException {
    var start = FollowLoop.withoutTrace(new StartAt.Sequence(sequence));
    return StreamSnapshot.read(bus.link().connection(), stream, start, most);
  }

  /** What a stream holds. */
  public StreamSpec.State state(String stream) throws BusUnavailable {
    return asked(
        stream,
        connection -> {
          var info = connection.jetStreamManagement().getStreamInfo(stream);
          var state = info.getStreamState();
          return new StreamSpec.State(
              state.getFirstSequence(),
              state.getLastSequence(),
              state.getMsgCount(),
              state.getLastTime() == null ? Instant.EPOCH : state.getLastTime().toInstant(),
              info.getConfiguration().getSubjects());
        });
  }

  /** Whether somebody has created it. */
  public boolean exists(String stream) throws BusUnavailable {
    return asked(
        stream, connection -> connection.jetStreamManagement().getStreamNames().contains(stream));
  }

  /** When a stream was created. */
  public Instant createdAt(String stream) throws BusUnavailable {
    return asked(
        stream,
        connection ->
            connection.jetStreamManagement().getStreamInfo(stream).getCreateTime().toInstant());
  }

  /** The sequences that were deleted from the middle of a stream. */
  public Set<Long> deleted(String stream) throws BusUnavailable {
    return asked(
        stream,
        connection ->
            Set.copyOf(
                connection
                    .jetStreamManagement()
                    .getStreamInfo(stream, StreamInfoOptions.deletedDetails())
                    .getStreamState()
                    .getDeleted()));
  }

  /** The first sequence that was stored at that time or later; behind the last if there is none. */
  public long firstSince(String stream, Instant time) throws BusUnavailable {
    var from =
        ConsumerConfiguration.builder()
            .deliverPolicy(DeliverPolicy.ByStartTime)
            .startTime(time.atZone(ZoneOffset.UTC))
            .inactiveThreshold(Duration.ofSeconds(5))
            .build();
    return asked(
        stream,
        connection -> {
          var management = connection.jetStreamManagement();
          var info = management.addOrUpdateConsumer(stream, from);
          var _ = management.deleteConsumer(stream, info.getName());
          return info.getDelivered().getStreamSequence() + 1;
        });
  }

  /** How far the readers of a durable consumer have come. */
  public ConsumerSpec.Position position(String stream, String durable) throws BusUnavailable {
    return call(
        durable + " cannot be asked for",
        connection -> {
          var info = connection.jetStreamManagement().getConsumerInfo(stream, durable);
          return new ConsumerSpec.Position(
              info.getNumPending(),
              info.getNumAckPending(),
              info.getAckFloor().getStreamSequence());
        });
  }

  /** As NATS wants it: a filter may not be wider than what the stream takes in. */
  static String filterSubject(String filter) {
    return filter.equals(EVERYTHING) ? null : filter;
  }

  private Loop kept(Loop loop) {
    bus.beforeClosing(loop::stop);
    return loop;
  }

  private Optional<Delivery> read(String stream, Call<MessageInfo> read) throws BusUnavailable {
    return call(
        "stream " + stream + " cannot be read",
        connection -> {
          try {
            return Optional.of(Delivery.of(read.on(connection)));
          } catch (JetStreamApiException e) {
            if (e.getErrorCode() == NOT_FOUND) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  private <T> T asked(String stream, Call<T> question) throws BusUnavailable {
    return call("stream " + stream + " cannot be asked", question);
  }

  private <T> T call(String failure, Call<T> call) throws BusUnavailable {
    try {
      return call.on(bus.link().connection());
    } catch (IOException | JetStreamApiException | IllegalStateException e) {
      throw new BusUnavailable(failure, e);
    }
  }

  /** Handles one message; idempotent, as a message may come more than once. */
  @FunctionalInterface
  public interface Handler {
    /**
     * Returns only when the effect is saved. An unchecked exception is a bug: the message comes
     * again later.
     */
    Handled handle(Delivery delivery) throws InterruptedException;
  }

  /** Handles a batch of messages; idempotent. */
  @FunctionalInterface
  public interface BatchHandler {
    /** One answer for each message, in their order. */
    List<Handled> handle(List<Delivery> batch) throws InterruptedException;
  }

  private interface Call<T> {
    T on(Connection connection) throws IOException, JetStreamApiException;
  }
}
