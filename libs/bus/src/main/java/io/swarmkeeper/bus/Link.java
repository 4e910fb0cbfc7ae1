package io.swarmkeeper.bus;

import io.nats.client.AuthenticationException;
import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.swarmkeeper.bus.key.TlsFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one connection to NATS, found once and then kept for ever by the client's own reconnecting.
 * Finding it never blocks a shutdown: jnats' own waiting connect ignores SIGTERM.
 */
public final class Link {
  private static final Logger LOG = LoggerFactory.getLogger(Link.class);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(250);
  private static final Duration DRAIN = Duration.ofMillis(1500);

  private final BusSettings settings;
  private final AtomicReference<Connection> found = new AtomicReference<>();
  private final AtomicLong generation = new AtomicLong();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicBoolean untrusted = new AtomicBoolean();
  private final AtomicReference<Violation> violation = new AtomicReference<>();
  private final List<Consumer<Connection>> hooks = new ArrayList<>();
  private final AtomicReference<Thread> seeker = new AtomicReference<>();

  /** How many bytes something packed may have when unpacked. */
  public int unpackedMost() {
    return settings.unpackedMost();
  }

  Link(BusSettings settings) {
    this.settings = settings;
  }

  /** Tries until the time is up. */
  void find(Duration patience) throws BusUnreachable, InterruptedException {
    var end = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        attempt();
        return;
      } catch (AuthenticationException e) {
        throw new BusUnreachable("NATS at " + settings.where() + " refuses the credentials", e);
      } catch (IOException e) {
        if (System.nanoTime() - end > 0) {
          throw new BusUnreachable(unreachable(), e);
        }
      }
      Thread.sleep(BETWEEN_ATTEMPTS);
    }
  }

  /** A server that is there, and is not believed or does not believe us, need not be started. */
  private String unreachable() {
    var where = "NATS at " + settings.where();
    if (untrusted.get()) {
      return where
          + " is there, and no TLS comes about: its certificate is not vouched for by the authority"
          + " that is trusted here, is not for this name, or it wants one of ours.";
    }
    return settings.tls().isPresent()
        ? where + " cannot be reached over TLS: is it running, and does it believe our certificate?"
        : where + " cannot be reached: is it running?";
  }

  /** Tries in the background until it is found or this is closed. */
  void seek() {
    seeker.set(Thread.ofVirtual().name("nats-seeker").start(this::seekUntilFound));
  }

  private void seekUntilFound() {
    try {
      var said = "";
      while (!closed.get() && found.get() == null) {
        try {
          attempt();
        } catch (IOException e) {
          if (!said.equals(String.valueOf(e.getMessage()))) {
            said = String.valueOf(e.getMessage());
            LOG.warn("NATS at {} cannot be reached yet: {}", settings.where(), said);
          }
          Thread.sleep(BETWEEN_ATTEMPTS);
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("stopped looking for NATS at {}", settings.where());
    }
  }

  private void attempt() throws IOException, InterruptedException {
    var connection = Nats.connect(options());
    List<Consumer<Connection>> waiting;
    synchronized (hooks) {
      found.set(connection);
      waiting = List.copyOf(hooks);
      hooks.clear();
    }
    waiting.forEach(hook -> hook.accept(connection));
    if (closed.get()) {
      connection.close();
    }
  }

  /** Does it now, or as soon as the connection is found; once. */
  public void whenFound(Consumer<Connection> hook) {
    synchronized (hooks) {
      if (found.get() == null) {
        hooks.add(hook);
        return;
      }
    }
    hook.accept(found.get());
  }

  /** The connection, if it works now. */
  public Connection connection() throws BusUnavailable {
    return working()
        .orElseThrow(() -> new BusUnavailable("NATS at " + settings.where() + " is not connected"));
  }

  /** The connection as soon as it works, within the time given. */
  public Connection await(Duration patience) throws BusUnavailable, InterruptedException {
    var end = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return connection();
      } catch (BusUnavailable e) {
        if (System.nanoTime() - end > 0 || closed.get()) {
          throw e;
        }
        Thread.sleep(Duration.ofMillis(20));
      }
    }
  }

  /** What NATS said last of something that we may not do. */
  Optional<Violation> violation() {
    return Optional.ofNullable(violation.get());
  }

  /** Before it is tried again: the right may have been given since. */
  void forgetViolation(String subject) {
    var _ =
        violation.updateAndGet(
            last -> last != null && last.subject().equals(subject) ? null : last);
  }

  /** How often a connection was made: another number means that the server was away. */
  public long generation() {
    return generation.get();
  }

  /** Whether messages can be exchanged now. */
  boolean connected() {
    return working().isPresent();
  }

  private Optional<Connection> working() {
    return peek().filter(c -> c.getStatus() == Connection.Status.CONNECTED);
  }

  boolean closed() {
    return closed.get();
  }

  /** The connection in whatever state, if one was ever made. */
  Optional<Connection> peek() {
    return Optional.ofNullable(found.get());
  }

  /** Sends what is buffered, lets handlers finish, and closes. */
  void close() {
    closed.set(true);
    Optional.ofNullable(seeker.get()).ifPresent(Thread::interrupt);
    var connection = found.get();
    if (connection == null) {
      return;
    }
    try {
      if (connected()) {
        var _ = connection.drain(DRAIN).get(DRAIN.toMillis() + 200, TimeUnit.MILLISECONDS);
      }
      connection.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | ExecutionException e) {
      LOG.info("NATS connection was not drained in {}: {}", DRAIN, String.valueOf(e.getMessage()));
    }
  }

  /** Where only we listen: what is answered to us is nobody else's business. */
  static String inboxPrefix(String publicKey) {
    return "_INBOX." + publicKey + ".";
  }

  private Options options() {
    var options =
        Options.builder()
            .servers(settings.url().split(",", -1))
            .connectionName(settings.name())
            .connectionTimeout(Duration.ofSeconds(2))
            .maxReconnects(-1)
            .reconnectWait(BETWEEN_ATTEMPTS)
            .pingInterval(Duration.ofSeconds(5))
            .maxPingsOut(2)
            .connectionListener(new Changes())
            .errorListener(new Errors());
    settings
        .credentials()
        .ifPresent(credentials ->
            options
                .authHandler(credentials.authHandler())
                .inboxPrefix(inboxPrefix(credentials.key().publicKey())));
    settings
        .tls()
        .or(() ->
            settings.url().contains("tls://") ? Optional.of(TlsFiles.usual()) : Optional.empty())
        .ifPresent(options::sslContext);
    return options.build();
  }

  private final class Changes implements ConnectionListener {
    @Override
    @SuppressWarnings("deprecation") // still abstract; the four-argument form is the one called
    public void connectionEvent(Connection connection, Events event) {}

    @Override
    public void connectionEvent(Connection connection, Events event, Long time, String detail) {
      switch (event) {
        case CONNECTED, RECONNECTED -> {
          generation.incrementAndGet();
          LOG.info(
              "NATS at {} is connected",
              BusSettings.withoutPasswords(String.valueOf(connection.getConnectedUrl())));
        }
        case DISCONNECTED -> {
          if (!closed.get()) {
            LOG.warn("NATS at {} is gone, connecting again", settings.where());
          }
        }
        default -> LOG.debug("NATS: {}", event);
      }
    }
  }

  /** The loops see their own errors; here they are only told. */
  private final class Errors implements ErrorListener {
    @Override
    public void errorOccurred(Connection connection, String error) {
      LOG.warn("NATS says: {}", error);
      Violation.in(error).ifPresent(violation::set);
    }

    @Override
    public void exceptionOccurred(Connection connection, Exception e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof SSLException) {
          untrusted.set(true);
        }
      }
      LOG.debug("NATS client: {}", String.valueOf(e.getMessage()));
    }
  }
}
