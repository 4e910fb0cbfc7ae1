package io.swarmkeeper.watcher.judge.leader;

import io.swarmkeeper.watcher.judge.Judgement;
import io.swarmkeeper.watcher.judge.capacity.CapacityJudge;
import io.swarmkeeper.watcher.judge.capacity.CapacityLook;
import io.swarmkeeper.watcher.judge.drift.DriftJudge;
import io.swarmkeeper.watcher.judge.stability.StabilityJudge;
import java.util.stream.Stream;

/** States first, then who changed them, then how steady all of it is, and what was missing. */
public final class LeaderJudge {
  private LeaderJudge() {}

  public static Judgement<LeaderKnown> decide(LeaderKnown known, LeaderLook look) {
    var states = SwarmJudge.decide(known.swarm(), look.facts(), look.seenAt());
    var drift = DriftJudge.decide(known.things(), look.things());
    var stability =
        StabilityJudge.decide(known.services(), look.services(), look.watcher(), look.seenAt());
    var capacity =
        CapacityJudge.decide(
            known.levels(),
            new CapacityLook(
                look.watcher(),
                look.seenAt(),
                look.before(),
                look.services(),
                drift.known().nodesSetTo("drain")));
    var news = Stream.of(states, drift, stability, capacity).flatMap(j -> j.news().stream());
    return new Judgement<>(
        new LeaderKnown(states.known(), drift.known(), stability.known(), capacity.known()),
        news.toList());
  }
}
