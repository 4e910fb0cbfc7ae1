package io.swarmkeeper.cli.operation;

import io.swarmkeeper.cli.GiveUp;
import io.swarmkeeper.cli.Session;
import io.swarmkeeper.cli.remote.Remote;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.SideChannel.RegistryLogins;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Publishes a request and stays with its operation as long as asked to, but never for ever. */
public final class Follower {
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration LOGIN_EVERY = Duration.ofSeconds(5);
  private static final String SOURCE = "keeper/cli";
  private final Session session;
  private final Remote remote;
  private RegistryLogins logins = new RegistryLogins(List.of());

  /** Over an open connection. */
  public Follower(Session session, Remote remote) {
    this.session = session;
    this.remote = remote;
  }

  /** The same, telling executors these credentials again and again: one may have started anew. */
  public Follower loggedIn(RegistryLogins credentials) {
    logins = credentials;
    return this;
  }

  /** Publishes, follows, tells the person how it ended. */
  public int run(MessageId id, Request request, Until until) throws GiveUp, InterruptedException {
    var published = session.world().clock().instant();
    var progress = Progress.of(id, request.operation(id));
    try (var feed = remote.read(new Remote.From.End())) {
      remote.publish(Envelope.of(id, SOURCE, published, request));
      var interruption = Interruption.announce(session, progress);
      try {
        var ending = stay(feed, progress, until, published);
        ending.sentences().forEach(session::say);
        return ending.exit().code();
      } finally {
        interruption.over();
      }
    }
  }

  private Ending stay(Remote.Feed feed, Progress start, Until until, Instant published)
      throws GiveUp, InterruptedException {
    var display = display(published);
    var progress = start;
    var told = published;
    while (true) {
      var news = feed.next(TICK).filter(start::concerns);
      var now = session.world().clock().instant();
      if (news.isPresent()) {
        progress = progress.after(news.get());
        display.saw(news.get(), progress, now);
      } else {
        display.tick(progress, now);
      }
      if (Duration.between(told, now).compareTo(LOGIN_EVERY) >= 0) {
        logIn();
        told = now;
      }
      var known = progress;
      var over = until.reached(known).or(() -> until.overdue(known, published, now));
      if (over.isPresent()) {
        display.done();
        return over.get();
      }
    }
  }

  private void logIn() throws GiveUp {
    if (!logins.logins().isEmpty()) {
      remote.logIn(logins);
    }
  }

  private Display display(Instant started) {
    if (session.json()) {
      return new JsonLines(session);
    }
    return session.world().terminal().draws()
        ? new LiveBlock(session.world(), started)
        : new PlainLines(session, started);
  }
}
