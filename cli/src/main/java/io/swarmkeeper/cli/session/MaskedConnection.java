package io.swarmkeeper.cli.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Query;
import io.swarmkeeper.contract.SideChannel.RegistryLogins;
import io.swarmkeeper.contract.Stabilities;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.contract.mask.Mask;
import io.swarmkeeper.contract.mask.MaskedAnswer;
import io.swarmkeeper.record.checkpoint.RecordedText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The one place where what a swarm says comes to people: it loses its secrets here, whoever was to
 * hide them before. A message of the journal loses what it loses in the audit record, and the names
 * of files are looked at too.
 */
record MaskedConnection(SwarmConnection swarm) implements SwarmConnection {
  private static final Set<Class<?>> FOR_PEOPLE =
      Set.of(
          Plan.class, Query.HistoryAnswer.class, Query.StatusAnswer.class, Query.NodesAnswer.class);

  private interface Asking<T> {
    T get() throws GiveUp;
  }

  private static <T> T said(Asking<T> asking) throws GiveUp {
    try {
      return asking.get();
    } catch (GiveUp e) {
      throw new GiveUp(e.exit(), e.sentences().stream().map(Mask::text).toList());
    }
  }

  @Override
  public <T> T ask(String name, Record question, Class<T> type) throws GiveUp {
    var answer = said(() -> swarm.ask(name, question, type));
    return FOR_PEOPLE.contains(type) ? MaskedAnswer.of(answer, type) : answer;
  }

  @Override
  public <T> T tell(String name, Record secret, Class<T> answer) throws GiveUp {
    return said(() -> swarm.tell(name, secret, answer));
  }

  @Override
  public List<String> logIn(RegistryLogins logins) throws GiveUp {
    return said(() -> swarm.logIn(logins)).stream().map(Mask::text).toList();
  }

  @Override
  public void publish(Envelope envelope) throws GiveUp {
    swarm.publish(envelope);
  }

  @Override
  public Installation install() throws GiveUp {
    return said(swarm::install);
  }

  @Override
  public Feed read(ReadingStart from) throws GiveUp {
    return new MaskedFeed(swarm.read(from));
  }

  @Override
  public Stabilities stabilities() throws GiveUp {
    return MaskedAnswer.of(swarm.stabilities(), Stabilities.class);
  }

  /** As it is stored: its hashes are compared, and nothing of it is shown. */
  @Override
  public JournalSnapshot snapshot() throws GiveUp {
    return swarm.snapshot();
  }

  @Override
  public void close() {
    swarm.close();
  }

  private record MaskedFeed(Feed feed) implements Feed {
    @Override
    public Optional<Envelope> next(Duration atMost) throws GiveUp, InterruptedException {
      return feed.next(atMost).flatMap(MaskedFeed::masked);
    }

    private static Optional<Envelope> masked(Envelope envelope) {
      var kept = RecordedText.ofMessage(Wire.encode(envelope));
      if (!kept.redacted()) {
        return Optional.of(envelope);
      }
      try {
        var json = Wire.read(kept.text().getBytes(StandardCharsets.UTF_8), JsonNode.class);
        var shown = MaskedAnswer.of(json, JsonNode.class);
        return Optional.of(Wire.decode(Wire.json(shown), Map.of()));
      } catch (UnreadableMessage _) {
        return Optional.empty(); // rather nothing than a secret
      }
    }

    @Override
    public Optional<PassedOver> passedOver() {
      return feed.passedOver()
          .flatMap(entry ->
              switch (entry) {
                case PassedOver.Unreadable _ -> Optional.of(entry);
                case PassedOver.Earlier(var envelope) ->
                    masked(envelope).map(PassedOver.Earlier::new);
              });
    }

    @Override
    public boolean caughtUp() throws GiveUp {
      return feed.caughtUp();
    }

    @Override
    public void close() {
      feed.close();
    }
  }
}
