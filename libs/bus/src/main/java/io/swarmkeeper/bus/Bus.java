package io.swarmkeeper.bus;

import io.nats.client.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/**
 * NATS as we use it: one connection that is kept for ever, and what is said over it. Streams and
 * buckets stand on it. Made for nats-server 2.9 and newer.
 */
public final class Bus implements AutoCloseable {
  private final Link link;
  private final Questions questions;
  private final List<Runnable> endings = new CopyOnWriteArrayList<>();

  private Bus(Link link) {
    this.link = link;
    this.questions = new Questions(link);
  }

  /** Connects within the time given. */
  public static Bus connect(BusSettings settings, Duration patience)
      throws BusUnreachable, InterruptedException {
    var link = new Link(settings);
    link.find(patience);
    return new Bus(link);
  }

  /** Returns at once and connects when NATS is there; until then everything is unavailable. */
  public static Bus connecting(BusSettings settings) {
    var link = new Link(settings);
    link.seek();
    return new Bus(link);
  }

  /** Whether messages can be exchanged now. */
  public boolean connected() {
    return link.connected();
  }

  public boolean closed() {
    return link.closed();
  }

  /** The server that we are connected to, for people. */
  public String server() {
    return link.peek()
        .map(Connection::getConnectedUrl)
        .map(BusSettings::withoutPasswords)
        .orElse("none");
  }

  /**
   * What the server said last of something that we may not do; it answers such a thing with
   * nothing.
   */
  public Optional<Violation> notPermitted() {
    return link.violation();
  }

  /** The largest message that the server takes, once it was found. */
  public long maxPayload() throws BusUnavailable {
    return link.connection().getMaxPayload();
  }

  /** A publisher that tries for this long. */
  public Publisher publisher(Duration deadline) {
    return new Publisher(link, deadline);
  }

  /** The connection itself, for what stands on it. */
  public Link link() {
    return link;
  }

  /** Has this done before the connection is closed, at the same time as others. */
  public void beforeClosing(Runnable ending) {
    endings.add(ending);
  }

  public Questions questions() {
    return questions;
  }

  /** Tells whoever listens now; nothing is stored. */
  public void shout(String subject, byte[] body) throws BusUnavailable {
    try {
      link.connection().publish(subject, body);
    } catch (IllegalStateException e) {
      throw new BusUnavailable(subject + " was not sent", e);
    }
  }

  /** Hears what is shouted, from now on or as soon as NATS is there; one message at a time. */
  public void listen(String subject, BiConsumer<String, byte[]> listener) {
    link.whenFound(connection -> {
      var dispatcher =
          connection.createDispatcher(
              message -> listener.accept(message.getSubject(), message.getData()));
      dispatcher.subscribe(subject);
    });
  }

  /** Ends the loops and the connection; what is being handled may finish. */
  @Override
  public void close() {
    endings.parallelStream().forEach(Runnable::run);
    link.close();
  }
}
