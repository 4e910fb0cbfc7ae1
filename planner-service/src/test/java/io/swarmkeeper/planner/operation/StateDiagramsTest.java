package io.swarmkeeper.planner.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.planner.drain.NodeOperation;
import io.swarmkeeper.planner.drain.NodeTransitions;
import io.swarmkeeper.planner.operation.Transitions.Way;
import io.swarmkeeper.planner.rollout.Rollout;
import io.swarmkeeper.planner.rollout.RolloutTransitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * docs/states.md is what the tables say. After a change of a table, write it anew with {@code
 * -Dwrite=true}.
 */
final class StateDiagramsTest {
  private static final Path COMMITTED = Path.of("../docs/states.md");

  @Test
  void the_committed_diagrams_are_those_of_the_tables() throws IOException {
    var present =
        """
        # The states of operations
        Made from the tables of the machines by `StateDiagramsTest`; the simulations take every way, and a way that is not in its table is a bug. A phase that stays as it is has no arrow.
        A pause or a resumption that has no arrow is refused with a sentence.

        ## Deploy and rollback
        [RolloutTransitions](../planner-service/src/main/java/io/swarmkeeper/planner/rollout/RolloutTransitions.java), decided in [RolloutMachine](../planner-service/src/main/java/io/swarmkeeper/planner/rollout/RolloutMachine.java).
        """
            + diagram(RolloutTransitions.ALL)
            + """

            ## Drain and activation
            [NodeTransitions](../planner-service/src/main/java/io/swarmkeeper/planner/drain/NodeTransitions.java), decided in [NodeMachine](../planner-service/src/main/java/io/swarmkeeper/planner/drain/NodeMachine.java).
            """
            + diagram(NodeTransitions.ALL);
    if (Boolean.getBoolean("write")) {
      Files.writeString(COMMITTED, present);
    }
    assertThat(COMMITTED).as("write it anew with -Dwrite=true").hasContent(present);
  }

  @Test
  void every_phase_is_in_its_diagram() {
    assertThat(phases(RolloutTransitions.ALL))
        .containsExactlyInAnyOrderElementsOf(Kinds.of(Rollout.Phase.class));
    assertThat(phases(NodeTransitions.ALL))
        .containsExactlyInAnyOrderElementsOf(Kinds.of(NodeOperation.Phase.class));
  }

  private static Set<Class<?>> phases(Transitions table) {
    var phases = new LinkedHashSet<>(table.begins());
    table.ways().forEach(w -> phases.add(w.from()));
    table.ways().forEach(w -> phases.add(w.to()));
    return phases;
  }

  /** One arrow for all ways between two phases. */
  private static String diagram(Transitions table) {
    var arrows = new LinkedHashMap<String, String>();
    table.begins().forEach(b -> arrows.put("[*] --> " + b.getSimpleName(), ""));
    for (var way : table.ways()) {
      arrows.merge(arrow(way), " : " + way.why(), (a, b) -> a + " / " + b.substring(3));
    }
    table.ways().stream()
        .map(Way::to)
        .distinct()
        .filter(to -> table.ways().stream().noneMatch(w -> w.from() == to))
        .forEach(last -> arrows.put(last.getSimpleName() + " --> [*]", ""));
    return arrows.entrySet().stream()
        .map(a -> "  " + a.getKey() + a.getValue() + "\n")
        .collect(Collectors.joining("", "```mermaid\nstateDiagram-v2\n", "```\n"));
  }

  private static String arrow(Way way) {
    return way.from().getSimpleName() + " --> " + way.to().getSimpleName();
  }
}
