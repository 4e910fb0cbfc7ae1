package io.swarmkeeper.cli;

import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.SwarmConnection;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Message;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.SideChannel.RegistryLogin;
import io.swarmkeeper.contract.SideChannel.RegistryLogins;
import io.swarmkeeper.contract.Stabilities;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A journal in memory and a planner that answers what it was taught. Its clock runs one second
 * whenever somebody waits in vain.
 */
public final class FakeSwarm implements SwarmConnection {
  /** Longer than any deadline of a test, in seconds. */
  private static final int FOR_EVER = 100_000;

  /** All that was published, and what followed. */
  public final List<Envelope> journal = new ArrayList<>();

  /** What went over the side channel. */
  public final List<Record> told = new ArrayList<>();

  /** Credentials that executors were told. */
  public final List<RegistryLogin> loggedIn = new ArrayList<>();

  /** What is said of executors that did not take them. */
  public List<String> untaken = List.of();

  private final TestClock clock;
  private final Map<String, Object> answers = new HashMap<>();
  private final List<BiFunction<Envelope, Integer, Message>> reactions = new ArrayList<>();
  private Optional<Stabilities> stabilities = Optional.of(new Stabilities(List.of()));
  private Optional<GiveUp> publishFails = Optional.empty();
  private Optional<Installation> installation = Optional.empty();

  FakeSwarm(TestClock clock) {
    this.clock = clock;
  }

  /** The planner's answer to a question. */
  public FakeSwarm answers(String name, Object answer) {
    answers.put(name, answer);
    return this;
  }

  /** A message that follows each request, caused by it. */
  public FakeSwarm reacts(Message message) {
    reactions.add((_, _) -> message);
    return this;
  }

  /** Publishing ends like this. */
  public void publishFails(GiveUp how) {
    publishFails = Optional.of(how);
  }

  @Override
  public <T> T ask(String name, Record question, Class<T> answer) throws GiveUp {
    if (!answers.containsKey(name)) {
      throw GiveUp.refused("no planner answers");
    }
    return answer.cast(answers.get(name));
  }

  @Override
  public <T> T tell(String name, Record secret, Class<T> answer) throws GiveUp {
    told.add(secret);
    return ask(name, secret, answer);
  }

  @Override
  public List<String> logIn(RegistryLogins logins) {
    loggedIn.addAll(logins.logins());
    return untaken;
  }

  @Override
  public void publish(Envelope envelope) throws GiveUp {
    if (publishFails.isPresent()) {
      throw publishFails.get();
    }
    journal.add(envelope);
    int number = 0;
    for (var reaction : reactions) {
      number++;
      journal.add(
          envelope.causes(
              new MessageId(envelope.id() + "/e" + number),
              "keeper/planner",
              clock.instant(),
              reaction.apply(envelope, number)));
    }
  }

  @Override
  public Feed read(ReadingStart from) {
    int start =
        switch (from) {
          case ReadingStart.Beginning _ -> 0;
          case ReadingStart.End _ -> journal.size();
          case ReadingStart.Since(var time) ->
              (int) journal.stream().filter(e -> e.time().isBefore(time)).count();
        };
    return new MemoryFeed(start);
  }

  @Override
  public Stabilities stabilities() throws GiveUp {
    return stabilities.orElseThrow(() -> GiveUp.unknown("the bucket cannot be read."));
  }

  /** What the watchers have said; nothing else can be read then. */
  public FakeSwarm watchersSay(Optional<Stabilities> said) {
    stabilities = said;
    return this;
  }

  @Override
  public Installation install() throws GiveUp {
    return installation.orElseThrow(() -> GiveUp.refused("only an installer may"));
  }

  /** What making streams and buckets comes to; it is refused without. */
  public void installs(Installation made) {
    installation = Optional.of(made);
  }

  @Override
  public JournalSnapshot snapshot() throws GiveUp {
    throw GiveUp.unknown("this journal is not stored");
  }

  @Override
  public void close() {}

  /** An entry that is passed over, once. */
  public Optional<PassedOver> passedOver = Optional.empty();

  private final class MemoryFeed implements Feed {
    private int next;
    private int inVain;

    MemoryFeed(int start) {
      next = start;
    }

    @Override
    public Optional<Envelope> next(Duration atMost) {
      if (next < journal.size()) {
        return Optional.of(journal.get(next++));
      }
      inVain++;
      if (inVain > FOR_EVER) {
        throw new AssertionError("it waits for ever");
      }
      clock.forward(Duration.ofSeconds(1));
      return Optional.empty();
    }

    @Override
    public Optional<PassedOver> passedOver() {
      var last = FakeSwarm.this.passedOver;
      FakeSwarm.this.passedOver = Optional.empty();
      return last;
    }

    @Override
    public boolean caughtUp() {
      return next >= journal.size();
    }

    @Override
    public void close() {}
  }
}
