package io.swarmkeeper.executor.execution;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Command.ConfirmEmpty;
import io.swarmkeeper.contract.Command.CreateConfig;
import io.swarmkeeper.contract.Command.CreateNetwork;
import io.swarmkeeper.contract.Command.CreateSecret;
import io.swarmkeeper.contract.Command.CreateService;
import io.swarmkeeper.contract.Command.ObjectKind;
import io.swarmkeeper.contract.Command.PullImage;
import io.swarmkeeper.contract.Command.RemoveObject;
import io.swarmkeeper.contract.Command.RemoveService;
import io.swarmkeeper.contract.Command.SetNodeAvailability;
import io.swarmkeeper.contract.Command.UpdateService;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.engine.ChangedMeanwhile;
import io.swarmkeeper.engine.EngineRefused;
import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.engine.EngineUnreachable;
import io.swarmkeeper.engine.SpecDocument;
import io.swarmkeeper.executor.command.CommandDecision;
import io.swarmkeeper.executor.command.ConfigCreation;
import io.swarmkeeper.executor.command.EmptyConfirmation;
import io.swarmkeeper.executor.command.NetworkCreation;
import io.swarmkeeper.executor.command.NodeAvailability;
import io.swarmkeeper.executor.command.ObjectRemoval;
import io.swarmkeeper.executor.command.SecretCreation;
import io.swarmkeeper.executor.command.ServiceCreation;
import io.swarmkeeper.executor.command.ServiceRemoval;
import io.swarmkeeper.executor.command.ServiceUpdate;
import io.swarmkeeper.executor.guard.CommandDeadline;
import java.time.Clock;
import java.time.Instant;

/**
 * Carries out one command: reads, lets the core decide, writes with the version that was read. What
 * moved meanwhile, or may have been written by a call that got no answer, is read and decided
 * again.
 */
public final class CommandDesk {
  private static final int ATTEMPTS = 4;

  private final String node;
  private final Swarm swarm;
  private final RecordedSpecs specs;
  private final CommandDeadline deadline;
  private final Clock clock;

  /** The node is named in the outcomes. */
  public CommandDesk(
      String node, Swarm swarm, Revisions revisions, CommandDeadline deadline, Clock clock) {
    this.node = node;
    this.swarm = swarm;
    this.specs = new RecordedSpecs(revisions);
    this.deadline = deadline;
    this.clock = clock;
  }

  /** Carries it out; {@code sent} is when it was stored in the journal. */
  public Outcome carryOut(Command command, Instant sent) throws EngineUnreachable, BusUnavailable {
    var because = "";
    for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        return settle(command, sent);
      } catch (ChangedMeanwhile e) {
        because = e.getMessage();
      } catch (EngineRefused e) {
        if (e.notManager()) {
          throw new EngineUnreachable("this node is not a manager any more", e);
        }
        if (e.inUse()) {
          return new Outcome.Conflicted(command.step().commandId(), node, e.getMessage());
        }
        if (attempt == ATTEMPTS || !(e.alreadyThere() || e.notFound())) {
          return new Outcome.Failed(
              command.step().commandId(), node, "the engine refused: " + e.getMessage());
        }
      } catch (EngineUnreachable e) {
        return tooLate(command, sent, e);
      } catch (EngineTrouble e) {
        throw new IllegalStateException("a kind of trouble that is not handled", e);
      }
    }
    return new Outcome.Conflicted(
        command.step().commandId(), node, "it kept changing while it was written: " + because);
  }

  private Outcome settle(Command command, Instant sent) throws EngineTrouble, BusUnavailable {
    var id = command.step().commandId();
    return switch (decide(command)) {
      case CommandDecision.Write write -> {
        var late = deadline.objection(sent, clock.instant());
        yield late.isPresent()
            ? new Outcome.Failed(id, node, late.get())
            : new Outcome.Done(id, node, write.did(), swarm.write(write.change()), false);
      }
      case CommandDecision.AlreadySo(var did, var version, var repeated) ->
          new Outcome.Done(id, node, did, version, repeated);
      case CommandDecision.Refuse(var reason) -> new Outcome.Refused(id, node, reason);
      case CommandDecision.Conflict(var reason) -> new Outcome.Conflicted(id, node, reason);
      case CommandDecision.Fail(var reason) -> new Outcome.Failed(id, node, reason);
      case CommandDecision.Occupied(var containers) ->
          new Outcome.StillOccupied(id, node, containers);
    };
  }

  private Outcome tooLate(Command command, Instant sent, EngineUnreachable e)
      throws EngineUnreachable {
    if (deadline.objection(sent, clock.instant()).isEmpty()) {
      throw e;
    }
    return new Outcome.Failed(
        command.step().commandId(),
        node,
        "given up after " + deadline.limit().toMinutes() + " minutes: " + e.getMessage());
  }

  private CommandDecision decide(Command command) throws EngineTrouble, BusUnavailable {
    return switch (command) {
      case CreateNetwork c -> network(c);
      case CreateConfig c -> config(c);
      case CreateSecret c -> secret(c);
      case CreateService c -> create(c);
      case UpdateService c -> update(c);
      case RemoveService c -> ServiceRemoval.decide(c, swarm.service(c.service()));
      case RemoveObject c ->
          ObjectRemoval.decide(c, swarm.object(c.kind(), c.name()), swarm.services());
      case SetNodeAvailability c -> NodeAvailability.decide(c, swarm.node(c.nodeId()));
      case ConfirmEmpty _ -> EmptyConfirmation.decide(swarm.taskContainers());
      case PullImage c -> throw new IllegalStateException(c + " is carried out beside the desk");
    };
  }

  private CommandDecision network(CreateNetwork c) throws EngineTrouble, BusUnavailable {
    var body = specs.network(c.spec());
    return body.isEmpty()
        ? RecordedSpecs.missing(c.spec())
        : NetworkCreation.decide(c, body.get(), swarm.networks(c.spec().name()));
  }

  private CommandDecision config(CreateConfig c) throws EngineTrouble, BusUnavailable {
    var body = specs.config(c.spec());
    return body.isEmpty()
        ? RecordedSpecs.missing(c.spec())
        : ConfigCreation.decide(c, body.get(), swarm.object(ObjectKind.CONFIG, c.spec().name()));
  }

  private CommandDecision secret(CreateSecret c) throws EngineTrouble, BusUnavailable {
    var body = specs.secret(c.spec());
    return body.isEmpty()
        ? RecordedSpecs.missing(c.spec())
        : SecretCreation.decide(
            c.spec().stack(), body.get(), swarm.object(ObjectKind.SECRET, c.spec().name()));
  }

  private CommandDecision create(CreateService c) throws EngineTrouble, BusUnavailable {
    var spec = specs.service(c.spec());
    return spec.isEmpty()
        ? RecordedSpecs.missing(c.spec())
        : ServiceCreation.decide(c, SpecDocument.of(spec.get()), swarm.see(c.spec().name()));
  }

  private CommandDecision update(UpdateService c) throws EngineTrouble, BusUnavailable {
    var spec = specs.service(c.spec());
    return spec.isEmpty()
        ? RecordedSpecs.missing(c.spec())
        : ServiceUpdate.decide(c, SpecDocument.of(spec.get()), swarm.see(c.spec().name()));
  }
}
