package io.swarmkeeper.executor.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmkeeper.bus.key.SigningKey;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Command.RemoveService;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.PublicKey;
import io.swarmkeeper.contract.Role;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.journal.Entry;
import io.swarmkeeper.journal.Rejected;
import io.swarmkeeper.trust.Signature;
import io.swarmkeeper.trust.SignedStatement;
import io.swarmkeeper.trust.Trust;
import io.swarmkeeper.trust.Trust.TrustedKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whose orders are carried out: every test but the first is an attack. */
class OrdersTest {
  private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
  private static final OperationId OPERATION = new OperationId("d-7");
  private static final RemoveService REMOVE =
      new RemoveService(
          new StepId(OPERATION, "n0nce", "remove", "shop_web", 1), "shop", "shop_web");
  private static final SigningKey PLANNER = SigningKey.generate();
  private static final SigningKey EXECUTOR = SigningKey.generate();
  private static final Orders ORDERS =
      new Orders(
          new Trust(
              Trust.Unsigned.REFUSED,
              List.of(known(Role.PLANNER, PLANNER), known(Role.EXECUTOR_MANAGER, EXECUTOR))),
          Clock.fixed(NOW, ZoneOffset.UTC));

  private static TrustedKey known(Role role, SigningKey key) {
    return new TrustedKey(role.word(), role, new PublicKey(key.publicKey()), Optional.empty());
  }

  private static Envelope envelope(Command command, Optional<OperationId> operation) {
    return new Envelope(
        command.step().commandId(),
        "keeper/planner",
        NOW,
        Optional.empty(),
        operation,
        Optional.of(Asked.of("alice", "test")),
        command);
  }

  private static Entry signed(Envelope envelope, SigningKey by, Optional<Instant> end) {
    var body = Wire.encode(envelope);
    var subject = new Subjects("local").of(envelope.message());
    var statement = new SignedStatement(subject, envelope.id().value(), body);
    var signature = Signature.of(statement, by, NOW.minusSeconds(5), end);
    return new Entry(envelope, body, Optional.of(signature), subject, 1, NOW, 0);
  }

  private static Entry usual(Envelope envelope) {
    return signed(envelope, PLANNER, Optional.of(NOW.plusSeconds(60)));
  }

  private static void rejected(Entry entry, String why) {
    assertThatThrownBy(() -> ORDERS.believed(entry))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining(why);
  }

  @Test
  void what_the_planner_has_signed_for_an_operation_is_carried_out() throws Rejected {
    assertThat(ORDERS.believed(usual(envelope(REMOVE, Optional.of(OPERATION))))).isEqualTo(REMOVE);
  }

  @Test
  void what_nobody_has_signed_is_not() {
    var envelope = envelope(REMOVE, Optional.of(OPERATION));
    rejected(
        new Entry(envelope, Wire.encode(envelope), Optional.empty(), "s", 1, NOW, 0),
        "nobody has signed");
  }

  @Test
  void nor_what_somebody_else_has_signed() {
    var envelope = envelope(REMOVE, Optional.of(OPERATION));
    var end = Optional.of(NOW.plusSeconds(60));
    rejected(signed(envelope, EXECUTOR, end), "not known as a planner's");
    rejected(signed(envelope, SigningKey.generate(), end), "not known as a planner's");
  }

  @Test
  void nor_what_was_to_be_done_long_ago_or_whenever() {
    var envelope = envelope(REMOVE, Optional.of(OPERATION));
    rejected(signed(envelope, PLANNER, Optional.of(NOW.minusSeconds(1))), "nobody knows whether");
    rejected(signed(envelope, PLANNER, Optional.empty()), "a time that it does not say");
  }

  @Test
  void nor_a_step_of_no_operation_or_of_another() {
    rejected(usual(envelope(REMOVE, Optional.empty())), "none of the operation");
    rejected(usual(envelope(REMOVE, Optional.of(new OperationId("d-8")))), "none of the operation");
  }

  @Test
  void nor_a_command_under_another_id_than_its_steps() {
    var right = envelope(REMOVE, Optional.of(OPERATION));
    var other =
        new Envelope(
            new MessageId("d-7/remove/shop_web#2"),
            right.source(),
            NOW,
            Optional.empty(),
            right.operation(),
            right.asked(),
            REMOVE);
    rejected(usual(other), "is not that of its step");
  }

  @Test
  void nor_a_command_whose_outcome_could_have_no_id() {
    var step = new StepId(OPERATION, "n0nce", "remove", "x".repeat(228), 1);
    var remove = new RemoveService(step, "shop", "shop_web");
    rejected(usual(envelope(remove, Optional.of(OPERATION))), "no room for that of its outcome");
  }

  @Test
  void nor_what_is_no_command() {
    var event = new Event.RequestRefused("deploy", "shop", List.of());
    rejected(
        usual(Envelope.unasked(new MessageId("e-1"), "keeper/planner", NOW, event)),
        "it is no command");
  }
}
