package io.swarmkeeper.watcher.judge.leader;

import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Observation;
import io.swarmkeeper.contract.Observation.ContainerObserved;
import io.swarmkeeper.contract.Observation.NodeObserved;
import io.swarmkeeper.contract.Observation.ObservationsLost;
import io.swarmkeeper.contract.Observation.Presence;
import io.swarmkeeper.contract.Observation.ServiceObserved;
import io.swarmkeeper.contract.Observation.ShortfallObserved;
import io.swarmkeeper.contract.Observation.StabilityObserved;
import io.swarmkeeper.contract.Observation.TaskObserved;
import io.swarmkeeper.watcher.judge.Judgement;
import io.swarmkeeper.watcher.judge.News;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides what is news about the swarm, by comparing a look at all of it with what was said. Ids
 * are made of the swarm's own versions and times, so that a new leader says nothing twice.
 */
public final class SwarmJudge {
  private SwarmJudge() {}

  public static Judgement<KnownSwarm> decide(
      KnownSwarm known, List<SwarmFact> look, Instant seenAt) {
    var states = new LinkedHashMap<String, String>();
    var services = new HashMap<String, ServiceObserved>();
    var nodes = new HashMap<String, NodeObserved>();
    var news = new ArrayList<News>();
    for (var fact : look) {
      states.put(fact.subject(), fact.state());
      switch (fact.observation()) {
        case ServiceObserved service -> services.put(fact.subject(), service);
        case NodeObserved node -> nodes.put(fact.subject(), node);
        case TaskObserved _,
            ContainerObserved _,
            StabilityObserved _,
            ShortfallObserved _,
            ObservationsLost _ -> {}
      }
      if (!fact.state().equals(known.states().get(fact.subject()))) {
        news.add(news(fact, seenAt));
      }
    }
    farewells(known, seenAt)
        .filter(n -> !states.containsKey(n.subject()))
        .forEach(farewell -> news.add(farewell.news()));
    return new Judgement<>(new KnownSwarm(states, services, nodes), news);
  }

  private static News news(SwarmFact fact, Instant seenAt) {
    var id = new MessageId("obs/" + fact.subject() + "/" + fact.state());
    return new News(id, fact.at().orElse(seenAt), fact.observation());
  }

  /** The swarm forgets old tasks: that one is gone says nothing. */
  private static Stream<Farewell> farewells(KnownSwarm known, Instant seenAt) {
    var services =
        known.services().entrySet().stream()
            .map(e -> Farewell.of(e.getKey(), gone(e.getValue(), seenAt)));
    var nodes =
        known.nodes().entrySet().stream()
            .map(e -> Farewell.of(e.getKey(), gone(e.getValue(), seenAt)));
    return Stream.concat(services, nodes).sorted(Comparator.comparing(Farewell::subject));
  }

  private record Farewell(String subject, News news) {
    static Farewell of(String subject, Observation last) {
      var id = new MessageId("obs/" + subject + "/removed");
      return new Farewell(subject, new News(id, last.seenAt(), last));
    }
  }

  private static ServiceObserved gone(ServiceObserved s, Instant seenAt) {
    return new ServiceObserved(
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
        seenAt);
  }

  private static NodeObserved gone(NodeObserved n, Instant seenAt) {
    return new NodeObserved(
        n.nodeId(),
        n.observedNode(),
        n.host(),
        n.role(),
        n.availability(),
        n.state(),
        n.leader(),
        Presence.REMOVED,
        seenAt);
  }
}
