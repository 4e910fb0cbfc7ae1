package io.swarmkeeper.cli.status;

import static io.swarmkeeper.cli.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.cli.Calls;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.contract.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventsTest {
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
    calls.swarm.unreadable = Optional.of("unreadable entry 3: not a CloudEvent\u001b[2J");
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
