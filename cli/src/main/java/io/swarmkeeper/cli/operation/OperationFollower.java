package io.swarmkeeper.cli.operation;

import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.Session;
import io.swarmkeeper.cli.session.SwarmConnection;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Request;
import java.time.Duration;
import java.time.Instant;

/** Publishes a request and stays with its operation as long as asked to, but never for ever. */
public final class OperationFollower {
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final String SOURCE = "keeper/cli";
  private final Session session;
  private final SwarmConnection connection;

  public OperationFollower(Session session, SwarmConnection connection) {
    this.session = session;
    this.connection = connection;
  }

  /**
   * Publishes, follows, tells the person how it ended.
   *
   * @param letter what its id begins with
   * @param about what its id names
   * @return what the process exits with
   */
  public int run(String letter, String about, Request request, Milestone until)
      throws GiveUp, InterruptedException {
    var id = RequestIds.next(letter, about, session.surroundings());
    var published = session.now();
    var progress = OperationProgress.of(id, request.operation(id));
    try (var feed = connection.read(new SwarmConnection.ReadingStart.End())) {
      connection.publish(Envelope.of(id, SOURCE, published, request));
      var interruption = Interruption.announce(session, progress);
      try {
        var ending = stay(feed, progress, until, published);
        ending.sentences().forEach(session::say);
        return ending.exit().number();
      } finally {
        interruption.over();
      }
    }
  }

  private Conclusion stay(
      SwarmConnection.Feed feed, OperationProgress start, Milestone until, Instant published)
      throws GiveUp, InterruptedException {
    var display = display(until, published);
    var progress = start;
    while (true) {
      var news = feed.next(TICK).filter(start::concerns);
      var now = session.now();
      if (news.isPresent()) {
        progress = progress.after(news.get());
        display.saw(news.get(), progress, now);
      } else {
        display.tick(progress, now);
      }
      var known = progress;
      var over = until.reached(known).or(() -> until.overdue(known, published, now));
      if (over.isPresent()) {
        display.done();
        return over.get();
      }
    }
  }

  private Display display(Milestone until, Instant started) {
    if (session.json()) {
      return new JsonLines(session);
    }
    return session.terminal().draws() && until != Milestone.PERSON_CHANGED
        ? new LiveBlock(session.surroundings(), started)
        : new PlainLines(session, started);
  }
}
