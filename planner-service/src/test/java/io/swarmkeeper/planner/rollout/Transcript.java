package io.swarmkeeper.planner.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.planner.operation.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that a machine under test has said; it fails the test when a command's id is used twice. */
final class Transcript {
  private final Map<MessageId, Command> sent = new HashMap<>();
  private final List<Command> fresh = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();

  void add(Action action) {
    switch (action) {
      case Action.Send(var command) -> {
        assertThat(sent.put(command.step().commandId(), command))
            .as("sent twice: %s", command.step())
            .isNull();
        fresh.add(command);
      }
      case Action.Announce(var event) -> events.add(event);
      case Action.Ask ask -> throw new AssertionError(ask);
    }
  }

  /** The commands since the last call. */
  List<Command> unheard() {
    var unheard = List.copyOf(fresh);
    fresh.clear();
    return unheard;
  }

  Optional<Command> find(MessageId id) {
    return Optional.ofNullable(sent.get(id));
  }

  Command command(MessageId id) {
    assertThat(sent).containsKey(id);
    return sent.get(id);
  }

  <E extends Event> List<E> all(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  <E extends Event> E last(Class<E> type) {
    assertThat(all(type)).as(type.getSimpleName()).isNotEmpty();
    return all(type).getLast();
  }
}
