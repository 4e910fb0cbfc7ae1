package io.swarmkeeper.cli.nats;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.BusUnreachable;
import io.swarmkeeper.bus.NotPublished;
import io.swarmkeeper.bus.bucket.Stored;
import io.swarmkeeper.bus.bucket.UnreadableValue;
import io.swarmkeeper.bus.key.NatsCredentials;
import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.SwarmConnection;
import io.swarmkeeper.cli.text.Fit;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Query;
import io.swarmkeeper.contract.Query.ExecutorKey;
import io.swarmkeeper.contract.Query.ExecutorsAnswer;
import io.swarmkeeper.contract.Query.ExecutorsQuery;
import io.swarmkeeper.contract.Query.SealingKey;
import io.swarmkeeper.contract.SideChannel.RegistryLogins;
import io.swarmkeeper.contract.Stabilities;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.journal.Identity;
import io.swarmkeeper.journal.Journal;
import io.swarmkeeper.journal.Logins;
import io.swarmkeeper.journal.NoAnswer;
import io.swarmkeeper.journal.Queries;
import io.swarmkeeper.trust.Trust;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A swarm over NATS, with a time limit on everything that is asked of it. */
public final class NatsConnection implements SwarmConnection {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration TAKING = Duration.ofSeconds(3);

  /** Two heartbeats: an executor that was not known, or has started anew, is heard of. */
  private static final Duration HEARING = Duration.ofSeconds(4);

  private static final String NAME = "keeper/cli";
  private final Bus bus;
  private final Address address;
  private final Identity self;
  private final Journal journal;
  private Optional<LivingExecutors> executors = Optional.empty();

  private NatsConnection(Bus bus, Address address, Identity self) {
    this.bus = bus;
    this.address = address;
    this.self = self;
    this.journal = new Journal(bus, self);
  }

  /** Connects within three seconds, or says what to do. */
  public static SwarmConnection connect(Address address) throws GiveUp {
    try {
      var credentials = NatsCredentials.named(address.creds());
      var self =
          new Identity(
              address.subjects(),
              NAME,
              credentials.map(NatsCredentials::key),
              Trust.named(address.trust()));
      return connect(
          new BusSettings(address.nats(), credentials, NAME, address.tls().context()),
          address,
          self);
    } catch (IllegalArgumentException e) {
      throw GiveUp.refused(e.getMessage() + ". Nothing was touched.");
    }
  }

  private static SwarmConnection connect(BusSettings settings, Address address, Identity self)
      throws GiveUp {
    try {
      return new NatsConnection(Bus.connect(settings, CONNECT), address, self);
    } catch (BusUnreachable e) {
      throw GiveUp.refused(
          e.getMessage()
              + " Nothing was touched. Start it, or say where it is: --nats URL or KEEPER_NATS.");
    } catch (IllegalArgumentException e) {
      throw GiveUp.refused(
          BusSettings.withoutPasswords(
              "'" + address.nats() + "' is not the URL of a NATS server: " + e.getMessage()));
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  @Override
  public <T> T ask(String name, Record question, Class<T> answer) throws GiveUp {
    try {
      return new Queries(bus, self).ask(name, question, answer, Query.answeredBy(name), ANSWER);
    } catch (NoAnswer e) {
      if (e.getCause() == null) {
        throw GiveUp.refused(e.getMessage());
      }
      throw unlessNotPermitted(
          GiveUp.refused(
              "No planner of swarm '%s' answers at %s (%s). Nothing was touched. Start one, or say"
                      .formatted(swarm(), address.where(), e.getMessage())
                  + " which swarm you mean: --swarm NAME."));
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  @Override
  public <T> T tell(String name, Record secret, Class<T> answer) throws GiveUp {
    try {
      return new Queries(bus, self).tell(name, managersKey(), secret, answer, ANSWER);
    } catch (NoAnswer e) {
      if (e.getCause() == null) {
        throw GiveUp.refused(e.getMessage() + ". Nothing was touched.");
      }
      throw unlessNotPermitted(
          GiveUp.refused(
              "No executor on a manager of swarm '%s' takes it (%s). Nothing was touched."
                  .formatted(swarm(), e.getMessage())));
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  @Override
  public List<String> logIn(RegistryLogins logins) throws GiveUp {
    if (logins.logins().isEmpty()) {
      return List.of();
    }
    var telling = new Logins(bus, self);
    var living = executors();
    var delivery =
        new LoginDelivery(logins, living::vouched, (told, to) -> telling.tell(told, to, TAKING));
    living.follow(delivery::offer);
    try {
      return delivery.untaken(HEARING);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private SealingKey managersKey() throws GiveUp, InterruptedException {
    return executors()
        .manager(HEARING)
        .map(ExecutorKey::key)
        .orElseThrow(() ->
            GiveUp.refused(
                "No executor on a manager of swarm '%s' is known to live. Nothing was touched."
                    .formatted(swarm())));
  }

  /** Hears of those that start for as long as we are connected; the planner knows the others. */
  private LivingExecutors executors() throws GiveUp {
    if (executors.isEmpty()) {
      executors = Optional.of(new LivingExecutors(self));
      executors.get().listen(bus);
    }
    ask("executors", new ExecutorsQuery(), ExecutorsAnswer.class)
        .executors()
        .forEach(executors.get()::heard);
    return executors.get();
  }

  @Override
  public void publish(Envelope envelope) throws GiveUp {
    var size = Wire.encode(envelope).length;
    try {
      if (size > bus.maxPayload()) {
        throw GiveUp.refused(
            "The request has %d bytes, more than this NATS server takes in one message (%d)."
                    .formatted(size, bus.maxPayload())
                + " Nothing was touched; raise max_payload in the server's configuration.");
      }
      var _ = journal.publish(envelope);
    } catch (BusUnavailable e) {
      throw GiveUp.refused(e.getMessage() + ". Nothing was touched.");
    } catch (NotPublished e) {
      var subject = address.subjects().of(envelope.message());
      if (bus.notPermitted().filter(v -> v.subject().equals(subject)).isPresent()) {
        throw unlessNotPermitted(GiveUp.refused(e.getMessage()));
      }
      throw GiveUp.unknown(
          e.getMessage() + ". Whether the request is in the journal is not known.",
          "To see: keeper events --operation "
              + envelope.operation().map(Object::toString).orElse("?"));
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  @Override
  public Feed read(ReadingStart from) throws GiveUp {
    try {
      return JournalFeed.open(bus, address.subjects(), from);
    } catch (BusUnavailable e) {
      throw unlessNotPermitted(
          GiveUp.refused(
              unreadable(e)
                  + " Nothing was touched. Is it the right swarm (--swarm NAME), and has a planner ever run there?"));
    }
  }

  @Override
  public Stabilities stabilities() throws GiveUp {
    try {
      var bucket = journal.seen();
      // no bucket: no watcher was ever there
      var said = bucket.exists() ? bucket.get(Stabilities.KEY) : Optional.<Stored>empty();
      return said.isPresent()
          ? Wire.read(said.get().value(), Stabilities.class)
          : new Stabilities(List.of());
    } catch (BusUnavailable e) {
      throw unlessNotPermitted(GiveUp.unknown(e.getMessage() + "."));
    } catch (UnreadableMessage e) {
      throw GiveUp.unknown("What the watchers said last " + e.getMessage() + ".");
    } catch (UnreadableValue e) {
      throw GiveUp.unknown(Fit.plain(e.getMessage()) + ".");
    }
  }

  @Override
  public Installation install() throws GiveUp {
    return new Installer(bus, address, journal).install();
  }

  @Override
  public JournalSnapshot snapshot() throws GiveUp {
    try {
      return StoredJournal.open(bus, address.subjects());
    } catch (BusUnavailable | UnreadableMessage e) {
      throw unlessNotPermitted(
          GiveUp.unknown(unreadable(e) + " Is it the right swarm (--swarm NAME)?"));
    }
  }

  @Override
  public void close() {
    bus.close();
  }

  private String swarm() {
    return address.subjects().swarm();
  }

  private String unreadable(Exception e) {
    return "The journal of swarm '" + swarm() + "' cannot be read: " + e.getMessage() + ".";
  }

  /** NATS answers nothing to what it does not permit: what looks like silence has that cause. */
  private GiveUp unlessNotPermitted(GiveUp otherwise) {
    return bus.notPermitted()
        .map(what ->
            new GiveUp(
                otherwise.exit(),
                List.of(
                    "NATS at %s does not let this key %s. Nothing was touched."
                            .formatted(address.where(), what.what())
                        + " Use --creds FILE with those of somebody whose role may (docs/roles.md).")))
        .orElse(otherwise);
  }

  private static GiveUp interrupted() {
    Thread.currentThread().interrupt();
    return GiveUp.refused("Interrupted; nothing was touched.");
  }
}
