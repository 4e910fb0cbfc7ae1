package io.swarmkeeper.executor.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.swarmkeeper.contract.Command.SpecRef;
import io.swarmkeeper.contract.Command.UpdateService;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.engine.EngineRefused;
import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.engine.EngineUnreachable;
import io.swarmkeeper.engine.SpecDocument;
import io.swarmkeeper.engine.UpdateOutOfSequence;
import io.swarmkeeper.executor.command.CommandDecision;
import io.swarmkeeper.executor.command.EmptyConfirmation;
import io.swarmkeeper.executor.command.NodeAvailability;
import io.swarmkeeper.executor.command.NodeIdentity;
import io.swarmkeeper.executor.command.ObjectCreation;
import io.swarmkeeper.executor.command.ObjectRemoval;
import io.swarmkeeper.executor.command.ServiceCreation;
import io.swarmkeeper.executor.command.ServiceRemoval;
import io.swarmkeeper.executor.command.ServiceSeen;
import io.swarmkeeper.executor.command.ServiceUpdate;
import io.swarmkeeper.executor.guard.CommandDeadline;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Carries out one command: reads, lets the core decide, writes with the version that was read. What
 * moved meanwhile, or may have been written by a call that got no answer, is read and decided
 * again.
 */
public final class CommandDesk {
  private static final int ATTEMPTS = 4;

  private final NodeIdentity node;
  private final Swarm swarm;
  private final Revisions revisions;
  private final CommandDeadline deadline;
  private final Clock clock;

  /** The node is named in the outcomes. */
  public CommandDesk(
      NodeIdentity node, Swarm swarm, Revisions revisions, CommandDeadline deadline, Clock clock) {
    this.node = node;
    this.swarm = swarm;
    this.revisions = revisions;
    this.deadline = deadline;
    this.clock = clock;
  }

  /** Carries it out; {@code sent} is when it was stored in the journal. */
  public Outcome carryOut(Command command, Instant sent) throws EngineUnreachable, BusUnavailable {
    var because = "";
    for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        return settle(command, sent);
      } catch (UpdateOutOfSequence e) {
        because = e.getMessage();
      } catch (EngineRefused e) {
        if (e.notManager()) {
          throw new EngineUnreachable("this node is not a manager any more", e);
        }
        if (e.inUse()) {
          return new Outcome.Conflicted(
              command.step().commandId(), node.nodeId(), node.host(), e.getMessage());
        }
        if (attempt == ATTEMPTS || !(e.alreadyThere() || e.notFound())) {
          return new Outcome.Failed(
              command.step().commandId(),
              node.nodeId(),
              node.host(),
              "the engine refused: " + e.getMessage());
        }
      } catch (EngineUnreachable e) {
        return tooLate(command, sent, e);
      } catch (EngineTrouble e) {
        throw new IllegalStateException("a kind of trouble that is not handled", e);
      }
    }
    return new Outcome.Conflicted(
        command.step().commandId(),
        node.nodeId(),
        node.host(),
        "it kept changing while it was written: " + because);
  }

  private Outcome settle(Command command, Instant sent) throws EngineTrouble, BusUnavailable {
    var id = command.step().commandId();
    return switch (decide(command)) {
      case CommandDecision.Write write -> {
        var late = deadline.objection(sent, clock.instant());
        yield late.isPresent()
            ? new Outcome.Failed(id, node.nodeId(), node.host(), late.get())
            : new Outcome.Done(
                id, node.nodeId(), node.host(), write.did(), swarm.write(write.change()), false);
      }
      case CommandDecision.AlreadySo(var did, var version, var repeated) ->
          new Outcome.Done(id, node.nodeId(), node.host(), did, version, repeated);
      case CommandDecision.Refuse(var reason) ->
          new Outcome.Refused(id, node.nodeId(), node.host(), reason);
      case CommandDecision.Conflict(var reason) ->
          new Outcome.Conflicted(id, node.nodeId(), node.host(), reason);
      case CommandDecision.Fail(var reason) ->
          new Outcome.Failed(id, node.nodeId(), node.host(), reason);
      case CommandDecision.Occupied(var containers) ->
          new Outcome.StillOccupied(id, node.nodeId(), node.host(), containers);
    };
  }

  private Outcome tooLate(Command command, Instant sent, EngineUnreachable e)
      throws EngineUnreachable {
    if (deadline.objection(sent, clock.instant()).isEmpty()) {
      throw e;
    }
    return new Outcome.Failed(
        command.step().commandId(),
        node.nodeId(),
        node.host(),
        "given up after " + deadline.limit().toMinutes() + " minutes: " + e.getMessage());
  }

  private CommandDecision decide(Command command) throws EngineTrouble, BusUnavailable {
    return switch (command) {
      case CreateNetwork c ->
          recorded(
              c.spec(),
              Revision::networks,
              body -> ObjectCreation.network(c, body, swarm.networks(c.spec().name())));
      case CreateConfig c ->
          recorded(
              c.spec(),
              Revision::configs,
              body ->
                  ObjectCreation.config(c, body, swarm.object(ObjectKind.CONFIG, c.spec().name())));
      case CreateSecret c ->
          recorded(
              c.spec(),
              Revision::secrets,
              body ->
                  ObjectCreation.secret(
                      c.spec().stack(), body, swarm.object(ObjectKind.SECRET, c.spec().name())));
      case CreateService c -> service(c.spec(), (to, seen) -> ServiceCreation.decide(c, to, seen));
      case UpdateService c -> service(c.spec(), (to, seen) -> ServiceUpdate.decide(c, to, seen));
      case RemoveService c -> ServiceRemoval.decide(c, swarm.service(c.service()));
      case RemoveObject c ->
          ObjectRemoval.decide(c, swarm.object(c.kind(), c.name()), swarm.services());
      case SetNodeAvailability c -> NodeAvailability.decide(c, swarm.node(c.nodeId()));
      case ConfirmEmpty _ -> EmptyConfirmation.decide(swarm.taskContainers());
      case PullImage c -> throw new IllegalStateException(c + " is carried out beside the desk");
    };
  }

  private CommandDecision service(
      SpecRef ref, BiFunction<SpecDocument, ServiceSeen, CommandDecision> decision)
      throws EngineTrouble, BusUnavailable {
    Function<Revision, List<NamedSpec>> side =
        switch (ref.side()) {
          case WANTED -> Revision::services;
          case BEFORE -> Revision::before;
        };
    return recorded(
        ref, side, spec -> decision.apply(SpecDocument.of(spec), swarm.see(ref.name())));
  }

  private CommandDecision recorded(
      SpecRef ref, Function<Revision, List<NamedSpec>> part, OnSpec decision)
      throws EngineTrouble, BusUnavailable {
    var spec =
        revisions.find(ref.key()).stream()
            .flatMap(revision -> part.apply(revision).stream())
            .filter(named -> named.name().equals(ref.name()))
            .findFirst();
    return spec.isPresent()
        ? decision.on(spec.get().spec())
        : new CommandDecision.Fail(
            "revision %s of %s does not record %s (%s)"
                .formatted(ref.revision(), ref.stack(), ref.name(), ref.side()));
  }

  /** Decides on what the command refers to. */
  private interface OnSpec {
    CommandDecision on(ObjectNode spec) throws EngineTrouble;
  }
}
