package io.swarmkeeper.watcher.judge.swarm;

import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Observation;
import io.swarmkeeper.contract.Observation.ContainerObserved;
import io.swarmkeeper.contract.Observation.NodeObserved;
import io.swarmkeeper.contract.Observation.Presence;
import io.swarmkeeper.contract.Observation.ServiceObserved;
import io.swarmkeeper.contract.Observation.TaskObserved;
import io.swarmkeeper.watcher.judge.News;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides what is news about the swarm, by comparing a look at all of it with what was said. Ids
 * are made of the swarm's own versions and times, so that a new leader says nothing twice.
 */
public final class SwarmJudge {
  private SwarmJudge() {}

  /** Same input, same answer. */
  public static SwarmJudgement decide(KnownSwarm known, List<SwarmFact> look, Instant seenAt) {
    var after = new LinkedHashMap<String, SwarmFact>();
    var news = new ArrayList<News>();
    for (var fact : look) {
      after.put(fact.subject(), fact);
      if (changed(known, fact)) {
        news.add(news(fact, seenAt));
      }
    }
    known.facts().values().stream()
        .filter(fact -> !after.containsKey(fact.subject()))
        .sorted(Comparator.comparing(SwarmFact::subject))
        .flatMap(fact -> removed(fact, seenAt))
        .forEach(news::add);
    return new SwarmJudgement(new KnownSwarm(after), news);
  }

  private static boolean changed(KnownSwarm known, SwarmFact fact) {
    return Optional.ofNullable(known.facts().get(fact.subject()))
        .filter(before -> before.state().equals(fact.state()))
        .isEmpty();
  }

  private static News news(SwarmFact fact, Instant seenAt) {
    var id = new MessageId("obs/" + fact.subject() + "/" + fact.state());
    return new News(id, fact.at().orElse(seenAt), fact.observation());
  }

  private static Stream<News> removed(SwarmFact fact, Instant seenAt) {
    return farewell(fact.observation(), seenAt)
        .map(last -> new News(new MessageId("obs/" + fact.subject() + "/removed"), seenAt, last))
        .stream();
  }

  /** The swarm forgets old tasks: that one is gone says nothing. */
  private static Optional<Observation> farewell(Observation last, Instant seenAt) {
    return switch (last) {
      case TaskObserved _ -> Optional.empty();
      case ServiceObserved s ->
          Optional.of(
              new ServiceObserved(
                  s.nodeId(),
                  s.serviceId(),
                  s.service(),
                  s.stack(),
                  s.version(),
                  s.image(),
                  s.replicas(),
                  s.updateState(),
                  s.updateMessage(),
                  s.step(),
                  Presence.REMOVED,
                  seenAt));
      case NodeObserved n ->
          Optional.of(
              new NodeObserved(
                  n.nodeId(),
                  n.observedNode(),
                  n.host(),
                  n.role(),
                  n.availability(),
                  n.state(),
                  n.leader(),
                  Presence.REMOVED,
                  seenAt));
      case ContainerObserved c ->
          throw new IllegalStateException(
              "container " + c.containerId() + " is no business of the swarm judge");
    };
  }
}
