package io.swarmkeeper.executor.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Command.ObjectKind;
import io.swarmkeeper.contract.Command.RemoveService;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.engine.Json;
import io.swarmkeeper.executor.command.NodeIdentity;
import io.swarmkeeper.executor.execution.CommandExecution.Result;
import io.swarmkeeper.executor.guard.CommandDeadline;
import io.swarmkeeper.executor.registry.Images;
import io.swarmkeeper.executor.registry.Pulls;
import io.swarmkeeper.swarm.ImageName;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A command that comes again, or too late, does nothing. */
class CommandExecutionTest {
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
  private static final OperationId OPERATION = new OperationId("d-7");
  private static final NodeIdentity NODE = new NodeIdentity("n1", "node-1");
  private static final RemoveService REMOVE =
      new RemoveService(StepId.parse("d-7/deploy/shop_old#1").orElseThrow(), "shop", "shop_old");

  private final FakeSwarm swarm = new FakeSwarm();
  private final Set<MessageId> answered = new HashSet<>();
  private final Map<Claim, OperationId> claims =
      new HashMap<>(Map.of(Claim.service("shop_old"), OPERATION, Claim.stack("shop"), OPERATION));

  @Test
  void a_removal_that_comes_again_after_its_return_does_not_remove_what_was_created_anew()
      throws Exception {
    standing();
    assertThat(carryOut(REMOVE)).isInstanceOf(Result.Ended.class);
    assertThat(swarm.services).isEmpty();
    answered.add(REMOVE.step().commandId());
    standing();
    assertThat(carryOut(REMOVE)).isEqualTo(new Result.AnsweredBefore());
    assertThat(swarm.services).containsKey("shop_old");
  }

  @Test
  void a_command_of_an_operation_that_has_ended_touches_nothing() throws Exception {
    standing();
    claims.clear();
    refused(carryOut(REMOVE));
    claims.put(Claim.service("shop_old"), new OperationId("d-8"));
    refused(carryOut(REMOVE));
    assertThat(swarm.services).containsKey("shop_old");
  }

  @Test
  void a_service_is_written_by_who_has_it_in_hand_whoever_has_its_stack() throws Exception {
    standing();
    claims.put(Claim.stack("shop"), new OperationId("d-8"));
    assertThat(outcome(carryOut(REMOVE))).isInstanceOf(Outcome.Done.class);
    claims.put(Claim.stack("shop"), OPERATION);
    claims.put(Claim.service("shop_old"), new OperationId("m-1_node-2"));
    standing();
    refused(carryOut(REMOVE));
    assertThat(swarm.services).containsKey("shop_old");
  }

  @Test
  void what_services_use_belongs_to_who_has_the_stack() throws Exception {
    var network =
        new Command.RemoveObject(
            new StepId(OPERATION, "remove-network", "shop_old", 1),
            "shop",
            ObjectKind.NETWORK,
            "shop_old");
    assertThat(outcome(carryOut(network))).isInstanceOf(Outcome.Done.class);
    claims.put(Claim.stack("shop"), new OperationId("d-8"));
    refused(carryOut(network));
  }

  @Test
  void the_secret_of_a_refused_deploy_goes_though_it_never_had_the_stack() throws Exception {
    claims.put(Claim.stack("shop"), new OperationId("d-8"));
    var sweep = Command.RemoveObject.afterRefusal(OPERATION, "shop", "shop_key-1a2b");
    assertThat(outcome(carryOut(sweep))).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void a_command_that_belongs_to_no_operation_removes_nothing() throws Exception {
    standing();
    claims.clear();
    var envelope = Envelope.unasked(REMOVE.step().commandId(), "test", NOW, REMOVE);
    assertThat(outcome(execution().carryOut(envelope, REMOVE, NOW)))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(swarm.services).containsKey("shop_old");
  }

  @Test
  void a_node_is_drained_by_who_has_it_in_hand() throws Exception {
    refused(
        carryOut(
            new Command.SetNodeAvailability(
                new StepId(OPERATION, "availability", "node-2", 1),
                "n2",
                Command.Availability.DRAIN)));
  }

  private static Outcome outcome(Result result) {
    assertThat(result).isInstanceOf(Result.Ended.class);
    return ((Result.Ended) result).outcome();
  }

  private static void refused(Result result) {
    assertThat(outcome(result))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, o -> assertThat(o.reason()).contains("operation d-7 has ended"));
  }

  private void standing() {
    var service = Json.object().put("ID", "s-1");
    service.putObject("Version").put("Index", 1);
    service
        .putObject("Spec")
        .put("Name", "shop_old")
        .putObject("Labels")
        .put("com.docker.stack.namespace", "shop");
    swarm.put(service);
  }

  private Result carryOut(Command command) throws Exception {
    var envelope =
        new Envelope(
            command.step().commandId(),
            "keeper/planner",
            NOW,
            Optional.empty(),
            Optional.of(OPERATION),
            Optional.of(Asked.of("alice", "test")),
            command);
    return execution().carryOut(envelope, command, NOW);
  }

  private CommandExecution execution() {
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    var desk = new CommandDesk(NODE, swarm, _ -> Optional.empty(), CommandDeadline.USUAL, clock);
    var pulls = new Pulls(NODE, new NoImages(), clock);
    return new CommandExecution(NODE, desk, pulls, new Remembered());
  }

  private static final class NoImages implements Images {
    @Override
    public boolean has(ImageName image) {
      return false;
    }

    @Override
    public void pull(ImageName image) {
      throw new AssertionError(image);
    }

    @Override
    public boolean knownAt(ImageName image) {
      return false;
    }
  }

  private final class Remembered implements Ledger {
    @Override
    public boolean answered(MessageId command) {
      return answered.contains(command);
    }

    @Override
    public Optional<OperationId> holder(Claim claim) {
      return Optional.ofNullable(claims.get(claim));
    }
  }
}
