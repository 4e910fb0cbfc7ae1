package io.swarmkeeper.executor.nats;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.NotPublished;
import io.swarmkeeper.bus.stream.Handled;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.engine.EngineUnreachable;
import io.swarmkeeper.executor.execution.CommandExecution;
import io.swarmkeeper.executor.execution.CommandExecution.Result;
import io.swarmkeeper.journal.Entry;
import io.swarmkeeper.journal.Journal.EnvelopeHandler;
import io.swarmkeeper.journal.Rejected;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes commands from the journal and puts their outcomes into it, before it acknowledges them. */
public final class CommandHandler implements EnvelopeHandler {
  private static final Logger LOG = LoggerFactory.getLogger(CommandHandler.class);
  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final Duration SOON = Duration.ofSeconds(1);

  private final CommandExecution execution;
  private final Outcomes outcomes;
  private final Orders orders;
  private final String source;
  private final Clock clock;
  private final Listener listener;

  /**
   * Takes none before it is given to a reader.
   *
   * @param source what outcomes carry as theirs
   */
  public CommandHandler(
      CommandExecution execution,
      Outcomes outcomes,
      Orders orders,
      String source,
      Listener listener) {
    this.execution = execution;
    this.outcomes = outcomes;
    this.orders = orders;
    this.clock = orders.clock();
    this.source = source;
    this.listener = listener;
  }

  /** Where outcomes are stored, each id once. */
  @FunctionalInterface
  public interface Outcomes {
    /** Returns when it is stored. */
    void publish(Envelope outcome) throws NotPublished, InterruptedException;
  }

  /** Is told what was carried out, and how long that took. */
  @FunctionalInterface
  public interface Listener {
    /** Once its outcome is stored. */
    void carriedOut(String verb, Outcome outcome, Duration took);
  }

  @Override
  public Handled handle(Entry entry) throws Rejected, InterruptedException {
    return carryOut(orders.believed(entry), entry);
  }

  private Handled carryOut(Command command, Entry entry) throws InterruptedException {
    var verb = MessageType.of(command).kind();
    try {
      var started = System.nanoTime();
      return switch (execution.carryOut(entry.envelope(), command, entry.storedAt())) {
        case Result.Ended(var outcome) -> {
          outcomes.publish(answer(entry.envelope(), outcome));
          listener.carriedOut(verb, outcome, Duration.ofNanos(System.nanoTime() - started));
          LOG.info("{} {}: {}", verb, command.step(), sentence(outcome));
          yield Handled.done();
        }
        case Result.AnsweredBefore _ -> {
          LOG.info("{} {} came again, and was answered before", verb, command.step());
          yield Handled.done();
        }
        case Result.UnderWay _ -> Handled.again(SOON, "under way");
      };
    } catch (EngineUnreachable | BusUnavailable | NotPublished e) {
      LOG.info("{} {} waits: {}", verb, command.step(), e.getMessage());
      return Handled.again(RETRY, e.getMessage());
    }
  }

  private Envelope answer(Envelope command, Outcome outcome) {
    var id = new MessageId(outcome.command() + "/outcome");
    return command.causes(id, source, clock.instant(), outcome);
  }

  private static String sentence(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done -> done.did() + (done.repeated() ? " (before)" : "");
      case Outcome.Refused refused -> "refused: " + refused.reason();
      case Outcome.Conflicted conflicted -> "conflict: " + conflicted.reason();
      case Outcome.Failed failed -> "failed: " + failed.reason();
      case Outcome.StillOccupied still -> still.containers().size() + " containers still run";
    };
  }
}
