package io.swarmkeeper.planner.rollout;

import io.swarmkeeper.contract.Event.Evidence;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.operation.Action.Announce;
import io.swarmkeeper.planner.operation.Decision;
import io.swarmkeeper.planner.pull.Pull;
import io.swarmkeeper.planner.rollout.Rollout.Phase;
import io.swarmkeeper.swarm.view.ClusterView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a rollout gets its verdict, and the words for it. */
final class Endings {
  private Endings() {}

  static Decision<Rollout> end(
      Rollout rollout, Verdict verdict, String sentence, ClusterView cluster) {
    var header = rollout.header();
    var evidence =
        Stream.concat(
                rollout.steps().stream().flatMap(s -> s.evidence().stream()),
                rollout.pulling().stream()
                    .flatMap(p -> p.pulls().stream())
                    .flatMap(p -> evidence(p, cluster)))
            .toList();
    var revision = Optional.of(rollout.revision());
    var news = header.ended(verdict, sentence, evidence, revision, cluster.now());
    return Decision.of(
            rollout.in(new Phase.Ended(verdict, sentence)).waitingFor(""), new Announce(news))
        .after(reviewed(rollout, verdict, news.took(), cluster));
  }

  /** Before the verdict, which has the last word. */
  private static List<Announce> reviewed(
      Rollout rollout, Verdict verdict, Duration took, ClusterView cluster) {
    return rollout.goal().promise().stream()
        .map(p -> new Announce(Review.of(rollout.header().target(), p, verdict, took, cluster)))
        .toList();
  }

  private static Stream<Evidence> evidence(Pull pull, ClusterView cluster) {
    return pull.state() instanceof Pull.State.Failed(var why)
        ? Stream.of(
            new Evidence(
                pull.shortImage(),
                Optional.of(pull.host()),
                Optional.empty(),
                why,
                Optional.empty(),
                cluster.now()))
        : Stream.empty();
  }

  /** A deadline has passed: what is not known is called unknown. */
  static Verdict afterDeadline(ClusterView cluster) {
    return cluster.stale() ? Verdict.UNKNOWN : Verdict.TIMED_OUT;
  }
}
