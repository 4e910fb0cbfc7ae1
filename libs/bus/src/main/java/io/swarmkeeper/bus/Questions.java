package io.swarmkeeper.bus;

import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.MessageHandler;
import io.nats.client.Subscription;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Questions and answers on plain subjects, packed; an answer larger than a message may be comes in
 * parts. That nobody is there to answer is known at once.
 */
public final class Questions {
  private static final Logger LOG = LoggerFactory.getLogger(Questions.class);
  private static final String PART = "Keeper-Part";
  private static final String FAILED = "Keeper-Failed";
  private static final String INBOXES = "_INBOX.";
  private static final int NO_RESPONDERS = 503;
  private static final int HEADROOM = 4096;
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Link link;

  Questions(Link link) {
    this.link = link;
  }

  /** Answers one question; an unchecked exception becomes the asker's {@link NobodyAnswers}. */
  @FunctionalInterface
  public interface Answering {
    byte[] answer(byte[] question) throws InterruptedException;
  }

  /** Says in headers whose answer it is. */
  @FunctionalInterface
  public interface Signing {
    /** For these bytes, sent to this inbox of whoever asked on this subject. */
    Map<String, String> headers(String subject, String inbox, byte[] answer);
  }

  /** Looks whose answer it is, before anything of it is unpacked. */
  @FunctionalInterface
  public interface Checking {
    /** Refuses an answer of somebody who may not give it. */
    void check(String subject, String inbox, Map<String, String> headers, byte[] answer)
        throws NobodyAnswers;
  }

  /** Asks and waits for the whole answer. */
  public byte[] ask(String subject, byte[] question, Checking checking, Duration patience)
      throws NobodyAnswers, InterruptedException {
    var end = System.nanoTime() + patience.toNanos();
    try {
      var connection = link.await(patience);
      var inbox = connection.createInbox();
      var subscription = connection.subscribe(inbox);
      link.forgetViolation(subject);
      try {
        connection.publish(subject, inbox, Gzip.pack(question));
        var whole = collect(subject, subscription, end, link.unpackedMost());
        checking.check(subject, inbox, whole.headers(), whole.packed());
        return Gzip.unpack(whole.packed(), link.unpackedMost());
      } finally {
        subscription.unsubscribe();
      }
    } catch (BusUnavailable e) {
      throw new NobodyAnswers(e.getMessage(), e);
    } catch (IOException | IllegalStateException | IllegalArgumentException e) {
      throw new NobodyAnswers(subject + ": " + e.getMessage(), e);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  private record Whole(byte[] packed, Map<String, String> headers) {}

  private Whole collect(String subject, Subscription parts, long end, int most)
      throws NobodyAnswers, InterruptedException {
    var all = new ByteArrayOutputStream();
    for (var number = 1; ; number++) {
      var message = next(subject, parts, end);
      if (message.isStatusMessage() && message.getStatus().getCode() == NO_RESPONDERS) {
        throw new NobodyAnswers("nobody is there to answer " + subject);
      }
      if (header(message, FAILED).equals("yes")) {
        throw new NobodyAnswers(new String(message.getData(), StandardCharsets.UTF_8));
      }
      if (message.getData().length > most - all.size()) {
        throw new NobodyAnswers(
            "the answer to %s is larger than %,d bytes".formatted(subject, most));
      }
      all.writeBytes(message.getData());
      var part = header(message, PART);
      if (!part.startsWith(number + "/")) {
        throw new NobodyAnswers("a part of the answer to " + subject + " got lost");
      }
      if (part.equals(number + "/" + number)) {
        return new Whole(all.toByteArray(), headers(message));
      }
    }
  }

  /** A question that NATS does not let through is not waited for. */
  private Message next(String subject, Subscription parts, long end)
      throws NobodyAnswers, InterruptedException {
    while (System.nanoTime() - end < 0) {
      var message = parts.nextMessage(LOOK);
      if (message != null) {
        return message;
      }
      var violation = link.violation().filter(v -> v.subject().equals(subject));
      if (violation.isPresent()) {
        throw new NobodyAnswers("NATS does not let us " + violation.get().what());
      }
    }
    throw new NobodyAnswers(subject + " was not answered in time");
  }

  /**
   * Answers from now on, or as soon as NATS is there; one of the queue group answers. Each question
   * has a virtual thread of its own.
   */
  public Standing answer(String subject, String queueGroup, Answering answering, Signing signing) {
    var standing = new Standing();
    link.whenFound(connection ->
        standing.begin(
            connection,
            subject,
            queueGroup,
            message ->
                Thread.ofVirtual()
                    .name("answer-" + subject)
                    .start(() -> reply(connection, message, answering, signing))));
    return standing;
  }

  /** Somebody who answers; until closed. */
  public static final class Standing implements AutoCloseable {
    private Runnable ending = () -> {};
    private boolean closed;

    private synchronized void begin(
        Connection connection, String subject, String queueGroup, MessageHandler handler) {
      if (!closed) {
        var dispatcher = connection.createDispatcher(handler);
        dispatcher.subscribe(subject, queueGroup);
        ending = () -> connection.closeDispatcher(dispatcher);
      }
    }

    /** Answers nothing more; what is being answered is finished. */
    @Override
    public synchronized void close() {
      if (!closed) {
        closed = true;
        ending.run();
      }
    }
  }

  private void reply(
      Connection connection, Message question, Answering answering, Signing signing) {
    if (question.getReplyTo() == null) {
      LOG.info("{}: a question without a reply subject", question.getSubject());
      return;
    }
    if (!question.getReplyTo().startsWith(INBOXES)) {
      // Whoever asks would have us write where we may and he may not.
      LOG.warn("{}: the answer was wanted on {}", question.getSubject(), question.getReplyTo());
      return;
    }
    try {
      var body = unpacked(question);
      var packed = Gzip.pack(answering.answer(body));
      var inbox = question.getReplyTo();
      send(connection, inbox, packed, signing.headers(question.getSubject(), inbox, packed));
    } catch (IOException e) {
      fail(
          connection,
          question,
          e instanceof Gzip.TooLarge
              ? "the question: " + e.getMessage()
              : "the question is not packed with gzip");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(connection, question, "the answering process is stopping");
    } catch (RuntimeException | VirtualMachineError e) { // the latter: too deep, or too large
      LOG.error("{} failed", question.getSubject(), e);
      fail(connection, question, "answering failed: " + e);
    }
  }

  private byte[] unpacked(Message question) throws IOException {
    return question.getData().length == 0
        ? new byte[0]
        : Gzip.unpack(question.getData(), link.unpackedMost());
  }

  private static void send(
      Connection connection, String replyTo, byte[] packed, Map<String, String> signature) {
    var size = Math.toIntExact(connection.getMaxPayload() - HEADROOM);
    var parts = Math.max(1, Math.ceilDiv(packed.length, size));
    for (var number = 1; number <= parts; number++) {
      var from = (number - 1) * size;
      var part = Arrays.copyOfRange(packed, from, Math.min(packed.length, from + size));
      var headers = new HashMap<>(number == parts ? signature : Map.<String, String>of());
      headers.put(PART, number + "/" + parts);
      publish(connection, replyTo, headers, part);
    }
  }

  private static void fail(Connection connection, Message question, String sentence) {
    publish(
        connection,
        question.getReplyTo(),
        Map.of(FAILED, "yes"),
        sentence.getBytes(StandardCharsets.UTF_8));
  }

  private static void publish(
      Connection connection, String subject, Map<String, String> headers, byte[] data) {
    var sent = new Headers();
    headers.forEach(sent::put);
    connection.publish(NatsMessage.builder().subject(subject).headers(sent).data(data).build());
  }

  private static Map<String, String> headers(Message message) {
    var map = new HashMap<String, String>();
    if (message.getHeaders() != null) {
      message
          .getHeaders()
          .forEach(
              (name, values) -> map.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    }
    return map;
  }

  private static String header(Message message, String name) {
    return message.getHeaders() == null || !message.getHeaders().containsKey(name)
        ? ""
        : message.getHeaders().getFirst(name);
  }
}
