package io.swarmkeeper.watcher.judge.leader;

import io.swarmkeeper.watcher.judge.News;
import io.swarmkeeper.watcher.judge.drift.DriftJudge;
import io.swarmkeeper.watcher.judge.stability.StabilityJudge;
import io.swarmkeeper.watcher.judge.swarm.SwarmJudge;
import java.util.ArrayList;

/** States first, then who changed them, then how steady all of it is. */
public final class LeaderJudge {
  private LeaderJudge() {}

  /** Same input, same answer. */
  public static LeaderJudgement decide(LeaderKnown known, LeaderLook look) {
    var states = SwarmJudge.decide(known.swarm(), look.facts(), look.seenAt());
    var drift = DriftJudge.decide(known.things(), look.things());
    var stability =
        StabilityJudge.decide(known.services(), look.services(), look.watcher(), look.seenAt());
    var news = new ArrayList<News>(states.news());
    news.addAll(drift.news());
    news.addAll(stability.news());
    return new LeaderJudgement(
        new LeaderKnown(states.known(), drift.known(), stability.known()), news);
  }
}
