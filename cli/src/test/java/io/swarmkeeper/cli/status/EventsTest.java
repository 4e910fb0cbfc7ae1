package io.swarmkeeper.cli.status;

import static io.swarmkeeper.cli.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.cli.Calls;
import io.swarmkeeper.cli.session.SwarmConnection.PassedOver;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Person;
import io.swarmkeeper.contract.PublicKey;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Role;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.contract.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventsTest {
  private static final PublicKey KEY =
      new PublicKey("UAGGO7EHISDLV3CSZQW6U36CEGVVHFRZZF6JR5JIPDJ474CG3E7O24G6");
  private final Calls calls = new Calls();

  @BeforeEach
  void two_drains_in_the_journal() {
    for (var id : List.of("n-1", "n-2")) {
      var request =
          Envelope.of(
              new MessageId(id),
              "ops",
              START.minusSeconds(id.equals("n-1") ? 7200 : 10),
              new Request.Drain(Asked.of("bob", "reboot"), "node-2", Optional.empty()));
      var step = StepId.parse(id + "/drain#1").orElseThrow();
      var end =
          new Event.OperationEnded(
              Event.Kind.DRAIN,
              "node-2",
              Verdict.SUCCEEDED,
              "it is empty",
              List.of(),
              Optional.empty(),
              START,
              Duration.ofSeconds(3),
              Optional.empty());
      calls.swarm.journal.add(request);
      calls.swarm.journal.add(
          request.causes(
              step.commandId(),
              "keeper/planner",
              request.time(),
              new Command.SetNodeAvailability(step, "abc", Command.Availability.DRAIN)));
      calls.swarm.journal.add(
          request.causes(new MessageId(id + "/end"), "keeper/planner", request.time(), end));
    }
  }

  @Test
  void an_entry_that_cannot_be_read_is_named_and_the_rest_is_shown() {
    calls.swarm.passedOver =
        Optional.of(new PassedOver.Unreadable("unreadable entry 3: not a CloudEvent\u001b[2J"));
    var run = calls.keeper("events");
    assertThat(run.out().lines()).hasSize(4);
    assertThat(run.err()).contains("unreadable entry 3: not a CloudEvent").doesNotContain("\u001b");
  }

  @Test
  void requests_and_events_are_shown() {
    var lines = calls.keeper("events").out().lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.getFirst()).contains("bob").contains("asks to drain node node-2: reboot");
    assertThat(lines.getLast()).contains("succeeded after 3.0 s: it is empty");
  }

  @Test
  void one_operation_shows_its_commands_too() {
    var out = calls.keeper("events", "--operation", "n-2").out();
    assertThat(out.lines()).hasSize(3);
    assertThat(out).contains("set node abc to drain");
  }

  @Test
  void following_one_operation_ends_with_it() {
    var result = calls.keeper("events", "--follow", "--operation", "n-1");
    assertThat(result.exit()).isZero();
    assertThat(result.out().lines()).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void following_a_request_about_people_ends_when_it_is_decided(Event decision) {
    var request = removal("i-1");
    calls.swarm.journal.add(request);
    calls.swarm.journal.add(
        request.causes(new MessageId("i-1/end"), "keeper/planner", START, decision));
    var result = calls.keeper("events", "--follow", "--operation", "i-1");
    assertThat(result.exit()).isZero();
    assertThat(result.out().lines()).hasSize(2);
  }

  static List<Event> decisions() {
    var alice = new Person("alice", Role.READER, List.of(), List.of(KEY));
    return List.of(
        new Event.PersonChanged(alice, Event.DirectoryChange.REMOVED),
        new Event.RequestRefused("remove-person", "alice", List.of()));
  }

  @Test
  void a_refused_pause_does_not_end_the_operation_that_is_followed() {
    var pause =
        Envelope.of(
            new MessageId("p-1"),
            "ops",
            START,
            new Request.Pause(Asked.of("bob", "look"), new OperationId("n-1"), "node-2"));
    calls.swarm.journal.add(1, pause);
    calls.swarm.journal.add(
        2,
        pause.causes(
            new MessageId("p-1/refused"),
            "keeper/planner",
            START,
            new Event.RequestRefused("pause", "node-2", List.of())));
    var result = calls.keeper("events", "--follow", "--operation", "n-1");
    assertThat(result.out().lines()).hasSize(5);
  }

  private static Envelope removal(String id) {
    return Envelope.of(
        new MessageId(id), "ops", START, new Request.RemovePerson(Asked.of("ines", "x"), "alice"));
  }

  @Test
  void the_end_that_an_earlier_version_told_of_ends_no_following() {
    var end = calls.swarm.journal.get(2);
    calls.swarm.passedOver = Optional.of(new PassedOver.Earlier(end));
    var result = calls.keeper("events", "--follow", "--operation", "n-1");
    assertThat(result.out().lines()).hasSize(4);
    assertThat(result.out().lines().findFirst().orElseThrow())
        .contains("  keeper/planner  ")
        .contains("  (earlier contract, not proven) ");
  }

  @Test
  void who_asked_by_an_earlier_contract_is_what_they_said() {
    calls.swarm.passedOver =
        Optional.of(new PassedOver.Earlier(removal("i-1").asked(Optional.empty())));
    assertThat(calls.keeper("events").out().lines().findFirst().orElseThrow())
        .contains("  ines  ")
        .contains("  (earlier contract, not proven) ");
  }

  @Test
  void an_unknown_operation_is_said_to_be_unknown() {
    var result = calls.keeper("events", "--operation", "n-3");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("nothing of an operation n-3");
  }

  @Test
  void only_what_is_young_enough() {
    assertThat(calls.keeper("events", "--since", "1h").out().lines()).hasSize(2);
  }

  @Test
  void as_json_it_is_the_messages_themselves() {
    assertThat(calls.keeper("events", "--all", "-o", "json").out().lines())
        .hasSize(6)
        .allMatch(line -> line.startsWith("{\"specversion\""));
  }
}
