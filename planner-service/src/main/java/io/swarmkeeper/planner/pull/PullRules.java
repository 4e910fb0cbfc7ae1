package io.swarmkeeper.planner.pull;

import io.swarmkeeper.contract.Command.PullImage;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.planner.pull.Pull.State.Doubted;
import io.swarmkeeper.planner.pull.Pull.State.Failed;
import io.swarmkeeper.planner.pull.Pull.State.Issued;
import io.swarmkeeper.planner.pull.Pull.State.LeftOut;
import io.swarmkeeper.planner.pull.Pull.State.There;
import io.swarmkeeper.planner.pull.Pull.State.Waiting;
import io.swarmkeeper.planner.step.Owner;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.NodeView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a look or an outcome means for pulls: which begin, which are there, and which nodes are not
 * waited for any more.
 */
public record PullRules(Owner owner, PullLimit limit) {
  /** How long a node may take for one image. */
  public static final Duration WITHIN = Duration.ofMinutes(10);

  /** How long a silent executor is waited for; it may only be starting, or the planner may. */
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration LATE = WITHIN.plusSeconds(30);

  /** The pulls after a look, and the commands that begin some. */
  public record Round(List<Pull> pulls, List<PullImage> commands) {}

  /** Somebody looked. */
  public Round looked(List<Pull> pulls, ClusterView cluster) {
    var next = new ArrayList<>(pulls.stream().map(p -> waited(p, cluster)).toList());
    var commands = new ArrayList<PullImage>();
    for (int i = 0; i < next.size(); i++) {
      var pull = next.get(i);
      if (pull.state().equals(new Waiting(Optional.empty())) && limit.allows(next, pull.nodeId())) {
        next.set(i, pull.in(new Issued(cluster.now(), Optional.empty())));
        commands.add(new PullImage(pull.step(owner), pull.nodeId(), pull.image(), WITHIN));
      }
    }
    return new Round(next, commands);
  }

  /** An executor answered; what is not about one of these changes nothing. */
  public List<Pull> answered(List<Pull> pulls, Outcome outcome, Instant now) {
    return pulls.stream()
        .map(p -> isAbout(outcome, p) ? p.in(result(p, outcome, now)) : p)
        .toList();
  }

  private boolean isAbout(Outcome outcome, Pull pull) {
    return pull.state() instanceof Issued
        && pull.nodeId().equals(outcome.nodeId())
        && pull.step(owner).commandId().equals(outcome.command());
  }

  private static Pull.State result(Pull pull, Outcome outcome, Instant now) {
    return switch (outcome) {
      case Outcome.Done _ -> new There();
      case Outcome.Refused o -> new Doubted(o.reason(), now);
      case Outcome.Conflicted o -> new Doubted(o.reason(), now);
      case Outcome.Failed o -> new Doubted(o.reason(), now);
      case Outcome.StillOccupied _ -> pull.state();
    };
  }

  private static Pull waited(Pull pull, ClusterView cluster) {
    var node = Optional.ofNullable(cluster.nodes().get(pull.nodeId()));
    return switch (pull.state()) {
      case Waiting _, Issued _, Doubted _ when node.filter(NodeView::takesTasks).isEmpty() ->
          pull.in(new LeftOut("it takes no tasks now"));
      case Issued(var at, _) when at.plus(LATE).isBefore(cluster.now()) ->
          pull.in(new LeftOut("its executor has not said what became of " + pull.shortImage()));
      case Doubted(var why, var at) ->
          node.get().executorSeen().filter(seen -> seen.isAfter(at)).isPresent()
              ? pull.in(new Failed(why))
              : at.plus(PATIENCE).isBefore(cluster.now()) ? leftOut(pull) : pull;
      case Waiting(var since) -> {
        var silent = silentSince(node.get(), since, cluster);
        yield tooLong(silent, cluster) ? leftOut(pull) : pull.in(new Waiting(silent));
      }
      case Issued(var at, var since) -> {
        var silent = silentSince(node.get(), since, cluster);
        yield tooLong(silent, cluster) ? leftOut(pull) : pull.in(new Issued(at, silent));
      }
      case There _, LeftOut _, Failed _ -> pull;
    };
  }

  private static Pull leftOut(Pull pull) {
    return pull.in(new LeftOut("its executor is silent"));
  }

  /** What is stored is when we noticed: a planner that has just started has heard nobody yet. */
  private static Optional<Instant> silentSince(
      NodeView node, Optional<Instant> before, ClusterView cluster) {
    return node.carriesOut(cluster.now())
        ? Optional.empty()
        : before.or(() -> Optional.of(cluster.now()));
  }

  private static boolean tooLong(Optional<Instant> silentSince, ClusterView cluster) {
    return silentSince.filter(at -> at.plus(PATIENCE).isBefore(cluster.now())).isPresent();
  }

  /**
   * So many images are pulled at once and not more: registries and disks serve tasks too.
   *
   * @param perSwarm at once in all
   * @param perNode at once on one node
   */
  public record PullLimit(int perSwarm, int perNode) {
    /** Eight in all, two on a node. */
    public static final PullLimit USUAL = new PullLimit(8, 2);

    /** Whether one more may begin on this node. */
    boolean allows(List<Pull> pulls, String nodeId) {
      var running = pulls.stream().filter(p -> p.state() instanceof Issued).toList();
      return running.size() < perSwarm
          && running.stream().filter(p -> p.nodeId().equals(nodeId)).count() < perNode;
    }
  }
}
