package io.swarmkeeper.cli.status;

import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.Session;
import io.swarmkeeper.cli.session.SwarmConnection.PassedOver;
import io.swarmkeeper.cli.session.SwarmConnection.ReadingStart;
import io.swarmkeeper.cli.text.DurationConverter;
import io.swarmkeeper.cli.text.Fit;
import io.swarmkeeper.cli.text.MessageText;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Observation;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** {@code keeper events}: the journal, readable. */
@picocli.CommandLine.Command(
    name = "events",
    description = "Show the journal: requests and events, or all of one operation.")
public final class EventsCommand implements Callable<Integer> {
  private static final Duration WAIT = Duration.ofMillis(250);
  private final Session session;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on as it grows; from now on, unless --operation or --since say otherwise.")
  boolean follow;

  @Option(
      names = "--operation",
      paramLabel = "ID",
      description = "All of one operation from its request on, with commands and outcomes.")
  String operation;

  @Option(
      names = "--since",
      paramLabel = "1h",
      converter = DurationConverter.class,
      description = "Only what is not older than this.")
  Duration since;

  @Option(names = "--all", description = "Also commands, outcomes and observations.")
  boolean all;

  public EventsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws GiveUp, InterruptedException {
    try (var connection = session.connect();
        var feed = connection.read(from())) {
      int shown = 0;
      while (follow || !feed.caughtUp()) {
        var news = feed.next(WAIT).filter(this::wanted);
        shown += feed.passedOver().filter(this::shown).isPresent() ? 1 : 0;
        news.ifPresent(this::show);
        shown += news.isPresent() ? 1 : 0;
        if (follow && operation != null && news.filter(this::decided).isPresent()) {
          return 0;
        }
      }
      if (shown == 0 && operation != null) {
        throw GiveUp.refused("The journal has nothing of an operation " + operation + ".");
      }
      return 0;
    }
  }

  private ReadingStart from() {
    if (since != null) {
      return new ReadingStart.Since(session.now().minus(since));
    }
    return follow && operation == null ? new ReadingStart.End() : new ReadingStart.Beginning();
  }

  private boolean wanted(Envelope envelope) {
    if (operation != null) {
      return envelope.operation().filter(id -> id.value().equals(operation)).isPresent();
    }
    return switch (envelope.message()) {
      case Request _, Event _ -> true;
      case Command _, Outcome _, Observation _ -> all;
    };
  }

  /**
   * Whether it is the last word on the request that is followed. The refusal of another one, such
   * as a pause, belongs to the operation too and does not end it.
   */
  private boolean decided(Envelope envelope) {
    return switch (envelope.message()) {
      case Event.OperationEnded _, Event.PersonChanged _ -> true;
      case Event.RequestRefused _ ->
          envelope.causedBy().filter(id -> id.value().equals(operation)).isPresent();
      case Request _, Event _, Command _, Outcome _, Observation _ -> false;
    };
  }

  /** Tells of what is not believed; whether it was one of the entries that were asked for. */
  private boolean shown(PassedOver entry) {
    return switch (entry) {
      case PassedOver.Unreadable(var sentence) -> {
        session.warn(Fit.plain(sentence));
        yield false;
      }
      case PassedOver.Earlier(var envelope) -> {
        if (!wanted(envelope)) {
          yield false;
        }
        showEarlier(envelope);
        yield true;
      }
    };
  }

  /** In JSON no program takes it for a message of today. */
  private void showEarlier(Envelope envelope) {
    if (session.json()) {
      var message = new String(Wire.encode(envelope), StandardCharsets.UTF_8);
      session.print(("{\"earlierContract\":" + message + "}").getBytes(StandardCharsets.UTF_8));
    } else {
      session.say(MessageText.earlierLine(envelope));
    }
  }

  private void show(Envelope envelope) {
    if (session.json()) {
      session.print(Wire.encode(envelope));
    } else {
      session.say(MessageText.line(envelope));
    }
  }
}
