package io.swarmkeeper.cli.status;

import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.Session;
import io.swarmkeeper.cli.session.SwarmConnection;
import io.swarmkeeper.contract.Observation.StabilityObserved;
import io.swarmkeeper.contract.Query;
import io.swarmkeeper.contract.Query.NodeStatus;
import io.swarmkeeper.swarm.view.Freshness;
import io.swarmkeeper.wording.ElapsedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Puts beside each service of the planner's answer what the watcher beside the leader said last of
 * it, and warns where that may be old.
 */
record ServiceStability(Session session, SwarmConnection connection) {
  Query.StatusAnswer of(Query.StatusAnswer answer) {
    if (answer.services().isEmpty()) {
      return answer;
    }
    try {
      var said =
          connection.stabilities().services().stream()
              .collect(
                  Collectors.toMap(
                      StabilityObserved::service,
                      Function.identity(),
                      (a, b) -> a.seenAt().isAfter(b.seenAt()) ? a : b));
      silence().ifPresent(session::warn);
      return new Query.StatusAnswer(
          answer.operations(),
          answer.services().stream()
              .map(s ->
                  Optional.ofNullable(said.get(s.service()))
                      .map(word -> s.with(Query.Steadiness.of(word)))
                      .orElse(s))
              .toList(),
          answer.unreadable());
    } catch (GiveUp e) {
      session.warn("how steadily services run is not known: " + String.join(" ", e.sentences()));
      return answer;
    }
  }

  /** What was said last is as old as the silence of whoever said it. */
  private Optional<String> silence() throws GiveUp {
    var now = session.now();
    var seen =
        connection.nodes().nodes().stream()
            .filter(NodeStatus::leader)
            .flatMap(node -> node.watcherSeen().stream())
            .findFirst();
    return seen.filter(at -> Freshness.WATCHER.holds(at, now)).isPresent()
        ? Optional.empty()
        : Optional.of(
            "the watcher beside the leader "
                + seen.map(at -> "is silent for " + silentFor(at, now)).orElse("was never heard of")
                + ": how steadily services run is as it was said last.");
  }

  private static String silentFor(Instant at, Instant now) {
    return ElapsedTime.words(Duration.between(at, now));
  }
}
