package io.swarmkeeper.cli.operation;

import io.swarmkeeper.cli.session.Session;
import io.swarmkeeper.cli.text.MessageText;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** For logs and pipes: one line whenever something has changed. */
final class PlainLines implements Display {
  private final Session session;
  private final Instant started;
  private final Map<String, String> lastOf = new HashMap<>();
  private Optional<String> waitingFor = Optional.empty();

  /** Times are counted from {@code started}. */
  PlainLines(Session session, Instant started) {
    this.session = session;
    this.started = started;
  }

  @Override
  public void saw(Envelope envelope, OperationProgress now, Instant at) {
    for (var line : news(envelope.message())) {
      session.say("%4d s  %s".formatted(Duration.between(started, at).toSeconds(), line));
    }
  }

  private List<String> news(Object message) {
    return switch (message) {
      case Event.RolloutProgressed e -> changed(e);
      case Event.OperationEnded _,
          Event.RequestRefused _,
          Event.OperationPaused _,
          Event.PersonChanged _,
          Event.PlanMade _ ->
          List.of();
      case Event e -> List.of(MessageText.of(e));
      default -> List.of();
    };
  }

  private List<String> changed(Event.RolloutProgressed e) {
    var lines = new ArrayList<String>();
    for (var service : e.services()) {
      var line = ProgressBars.words(service);
      if (!line.equals(lastOf.put(service.service(), line))) {
        lines.add(service.service() + ": " + line);
      }
    }
    if (!waitingFor.equals(e.waitingFor())) {
      e.waitingFor().ifPresent(sentence -> lines.add("waiting: " + sentence));
      waitingFor = e.waitingFor();
    }
    return lines;
  }
}
