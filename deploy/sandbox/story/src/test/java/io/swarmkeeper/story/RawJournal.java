package io.swarmkeeper.story;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.OrderedConsumerConfiguration;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** The journal as anybody with a NATS client reaches it, without a line of ours in between. */
final class RawJournal {
  private static final String STREAM = "KEEPER-" + Sandbox.SWARM;
  private static final int NOT_FOUND = 404;
  private static final String PREFIX = "keeper." + Sandbox.SWARM + ".";

  private RawJournal() {}

  /** The sandbox's user who may everything in the account of our swarm. */
  private static String admin() {
    return Sandbox.variable("KEEPER_NATS").replace("://", "://admin-" + Sandbox.SWARM + ":admin@");
  }

  /** Stores a text under a subject, given without the swarm. */
  @SuppressWarnings("try")
  static void publish(Iterable<String> subjects, String text)
      throws IOException, JetStreamApiException, InterruptedException {
    try (var nats = Nats.connect(admin())) {
      for (var subject : subjects) {
        var _ = nats.jetStream().publish(PREFIX + subject, text.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /** The subjects, without the swarm, of all messages that were parked as unreadable. */
  @SuppressWarnings("try")
  static Set<String> parked() throws IOException, JetStreamApiException, InterruptedException {
    try (var nats = Nats.connect(admin())) {
      var letters =
          nats.getStreamContext(STREAM)
              .createOrderedConsumer(
                  new OrderedConsumerConfiguration()
                      .filterSubject(PREFIX + "deadletter")
                      .deliverPolicy(DeliverPolicy.All));
      var subjects = new HashSet<String>();
      for (var letter = letters.next(Duration.ofSeconds(1));
          letter != null;
          letter = letters.next(Duration.ofSeconds(1))) {
        var subject = letter.getHeaders().getFirst("keeper-original-subject");
        subjects.add(subject.substring(PREFIX.length()));
      }
      return subjects;
    } catch (io.nats.client.JetStreamStatusCheckedException e) {
      throw new IOException(e);
    }
  }

  /** All bytes of the journal and its buckets as text, unpacked where they are packed. */
  @SuppressWarnings("try")
  static String everything() throws IOException, JetStreamApiException, InterruptedException {
    var all = new StringBuilder();
    try (var nats = Nats.connect(admin())) {
      var management = nats.jetStreamManagement();
      for (var stream : management.getStreamNames()) {
        if (stream.contains(STREAM)) {
          var state = management.getStreamInfo(stream).getStreamState();
          // An empty one begins and ends at 0, and has no message 0.
          for (long at = Math.max(1, state.getFirstSequence());
              at <= state.getLastSequence();
              at++) {
            append(all, management, stream, at);
          }
        }
      }
    }
    return all.toString();
  }

  private static void append(
      StringBuilder all, JetStreamManagement management, String stream, long sequence)
      throws IOException, JetStreamApiException {
    try {
      var message = management.getMessage(stream, sequence);
      var data = message.getData() == null ? new byte[0] : message.getData();
      var packed = data.length > 1 && data[0] == 0x1f && data[1] == (byte) 0x8b;
      var plain =
          packed ? new GZIPInputStream(new ByteArrayInputStream(data)).readAllBytes() : data;
      all.append(message.getSubject()).append(' ');
      all.append(new String(plain, StandardCharsets.ISO_8859_1)).append('\n');
    } catch (JetStreamApiException e) {
      if (e.getErrorCode() != NOT_FOUND) {
        throw e;
      }
    }
  }

  /** Deletes the journal of our swarm and its buckets. */
  @SuppressWarnings("try")
  static void forget() throws IOException, InterruptedException {
    try (var nats = Nats.connect(admin())) {
      var management = nats.jetStreamManagement();
      for (var stream : management.getStreamNames()) {
        if (stream.contains(STREAM)) {
          var _ = management.deleteStream(stream);
        }
      }
    } catch (JetStreamApiException e) {
      throw new IOException(e);
    }
  }
}
