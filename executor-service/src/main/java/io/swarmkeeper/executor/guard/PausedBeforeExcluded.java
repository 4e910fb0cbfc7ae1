package io.swarmkeeper.executor.guard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.engine.SpecDocument;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rule 3: a node is paused before a constraint excludes it. On an active node the constraint
 * enforcer kills the tasks that are still to be replaced, at any event of that node.
 */
public record PausedBeforeExcluded() implements EngineRules.Rule {
  private static final Pattern EXCLUDES = Pattern.compile("node\\.(id|hostname)\\s*!=\\s*(\\S+)");
  private static final String ACTIVE = "active";

  @Override
  public Optional<String> objection(ServiceWrite writing) {
    return writing
        .live()
        .map(live -> added(live, writing.next()))
        .flatMap(excluded ->
            writing.nodes().stream()
                .filter(node -> isActive(node) && names(node).anyMatch(excluded::contains))
                .findFirst())
        .map(node ->
            "a new constraint of "
                + writing.next().name()
                + " excludes the node "
                + node.at("/Description/Hostname").asText()
                + ", which is active: Swarm would kill tasks there before they are replaced; pause the node first");
  }

  private static Set<String> added(SpecDocument live, SpecDocument next) {
    var added = new HashSet<>(excluded(next.constraints()));
    excluded(live.constraints()).forEach(added::remove);
    return added;
  }

  private static List<String> excluded(List<String> constraints) {
    return constraints.stream()
        .map(EXCLUDES::matcher)
        .filter(m -> m.matches())
        .map(m -> m.group(2))
        .toList();
  }

  private static boolean isActive(ObjectNode node) {
    return node.at("/Spec/Availability").asText().equals(ACTIVE);
  }

  private static Stream<String> names(ObjectNode node) {
    return Stream.of(node.path("ID").asText(), node.at("/Description/Hostname").asText());
  }
}
