package io.swarmkeeper.executor.execution;

import static io.swarmkeeper.executor.Given.REF;
import static io.swarmkeeper.executor.Given.STEP;
import static io.swarmkeeper.executor.Given.node;
import static io.swarmkeeper.executor.Given.service;
import static io.swarmkeeper.executor.Given.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Command.Availability;
import io.swarmkeeper.contract.Command.CreateService;
import io.swarmkeeper.contract.Command.SetNodeAvailability;
import io.swarmkeeper.contract.Command.UpdateService;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.engine.EngineUnreachable;
import io.swarmkeeper.executor.command.NodeIdentity;
import io.swarmkeeper.executor.guard.CommandDeadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From command to outcome, with an engine that loses, delays and refuses. */
class CommandDeskTest {
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
  private static final UpdateService UPDATE = new UpdateService(STEP, REF, 7, true, false);
  private static final SetNodeAvailability DRAIN =
      new SetNodeAvailability(STEP, "n3", Availability.DRAIN);

  private final FakeSwarm swarm = new FakeSwarm();
  private Optional<Revision> revision = Optional.of(recorded());

  @Test
  void an_update_is_written_once_however_often_it_comes() throws Exception {
    swarm.put(service(spec("web:v1"), 7));
    assertThat(carryOut(UPDATE))
        .isInstanceOfSatisfying(Outcome.Done.class, done -> assertThat(done.repeated()).isFalse());
    assertThat(carryOut(UPDATE))
        .isInstanceOfSatisfying(Outcome.Done.class, done -> assertThat(done.repeated()).isTrue());
    assertThat(swarm.writes).isEqualTo(1);
  }

  @Test
  void a_write_that_got_no_answer_but_was_done_is_recognised_when_the_command_comes_again()
      throws Exception {
    swarm.put(service(spec("web:v1"), 7));
    swarm.troubles.add(FakeSwarm.Trouble.LOST_AFTER);
    assertThatThrownBy(() -> carryOut(UPDATE)).isInstanceOf(EngineUnreachable.class);
    assertThat(carryOut(UPDATE))
        .isInstanceOfSatisfying(Outcome.Done.class, done -> assertThat(done.repeated()).isTrue());
    assertThat(swarm.writes).isEqualTo(1);
  }

  @Test
  void a_write_that_got_no_answer_and_was_not_done_is_done_when_the_command_comes_again()
      throws Exception {
    swarm.troubles.add(FakeSwarm.Trouble.LOST_BEFORE);
    var create = new CreateService(STEP, REF);
    assertThatThrownBy(() -> carryOut(create)).isInstanceOf(EngineUnreachable.class);
    assertThat(carryOut(create))
        .isInstanceOfSatisfying(Outcome.Done.class, done -> assertThat(done.repeated()).isFalse());
    assertThat(swarm.writes).isEqualTo(1);
  }

  @Test
  void a_service_that_moved_under_our_hands_is_a_conflict_and_is_not_written() throws Exception {
    swarm.put(service(spec("web:v1"), 7));
    swarm.troubles.add(FakeSwarm.Trouble.CHANGED);
    assertThat(carryOut(UPDATE)).isInstanceOf(Outcome.Conflicted.class);
    assertThat(swarm.writes).isZero();
  }

  @Test
  void a_node_that_moved_under_our_hands_is_read_and_decided_again() throws Exception {
    swarm.nodes.put("n3", node("n3", "node-3", "active"));
    swarm.troubles.add(FakeSwarm.Trouble.CHANGED);
    assertThat(carryOut(DRAIN)).isInstanceOf(Outcome.Done.class);
    assertThat(swarm.nodes.get("n3").at("/Spec/Availability").asText()).isEqualTo("drain");
  }

  @Test
  void a_node_that_never_stands_still_is_a_conflict_in_the_end() throws Exception {
    swarm.nodes.put("n3", node("n3", "node-3", "active"));
    swarm.troubles.addAll(java.util.Collections.nCopies(10, FakeSwarm.Trouble.CHANGED));
    assertThat(carryOut(DRAIN)).isInstanceOf(Outcome.Conflicted.class);
  }

  @Test
  void what_the_engine_refuses_has_failed_with_the_engines_words() throws Exception {
    swarm.troubles.add(FakeSwarm.Trouble.REFUSED);
    assertThat(carryOut(new CreateService(STEP, REF)))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo("the engine refused: invalid"));
  }

  @Test
  void an_engine_that_does_not_answer_is_tried_again_until_the_deadline() throws Exception {
    swarm.unreachable = true;
    assertThatThrownBy(() -> carryOut(DRAIN)).isInstanceOf(EngineUnreachable.class);
    assertThat(desk().carryOut(DRAIN, NOW.minus(Duration.ofMinutes(11))))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed ->
                assertThat(failed.reason())
                    .contains("given up after 10 minutes", "does not answer"));
  }

  @Test
  void an_old_command_writes_nothing_but_what_it_did_before_is_still_known() throws Exception {
    swarm.put(service(spec("web:v1"), 7));
    var old = NOW.minus(Duration.ofMinutes(11));
    assertThat(desk().carryOut(UPDATE, old)).isInstanceOf(Outcome.Failed.class);
    assertThat(swarm.writes).isZero();
    assertThat(carryOut(UPDATE)).isInstanceOf(Outcome.Done.class);
    assertThat(desk().carryOut(UPDATE, old)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void a_spec_that_is_not_recorded_has_failed() throws Exception {
    revision = Optional.empty();
    assertThat(carryOut(UPDATE))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed ->
                assertThat(failed.reason())
                    .isEqualTo("revision 2 of shop does not record shop_web (WANTED)"));
  }

  private Outcome carryOut(Command command) throws Exception {
    return desk().carryOut(command, NOW);
  }

  private CommandDesk desk() {
    return new CommandDesk(
        new NodeIdentity("n1", "node-1"),
        swarm,
        _ -> revision,
        CommandDeadline.USUAL,
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static Revision recorded() {
    var wanted = List.of(new NamedSpec("shop_web", spec("web:v2").json()));
    var none = List.<NamedSpec>of();
    return new Revision(
        "shop",
        2,
        NOW,
        Asked.of("alice", "test"),
        new OperationId("d-7"),
        wanted,
        none,
        none,
        List.of(),
        none,
        Optional.empty(),
        List.of());
  }

  @Test
  void removing_what_is_gone_is_success() throws Exception {
    var remove = new Command.RemoveService(STEP, "shop", "shop_web");
    assertThat(carryOut(remove)).isInstanceOf(Outcome.Done.class);
  }
}
