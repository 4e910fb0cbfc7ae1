package io.swarmkeeper.planner.rollout;

import io.swarmkeeper.contract.Event.ImagesPulled;
import io.swarmkeeper.contract.Event.Kind;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.operation.Action;
import io.swarmkeeper.planner.operation.Action.Announce;
import io.swarmkeeper.planner.operation.Action.Send;
import io.swarmkeeper.planner.operation.Decision;
import io.swarmkeeper.planner.pull.Pull;
import io.swarmkeeper.planner.pull.Pull.State;
import io.swarmkeeper.planner.pull.PullRules;
import io.swarmkeeper.planner.pull.PullRules.PullLimit;
import io.swarmkeeper.planner.rollout.Rollout.Phase.Pulling;
import io.swarmkeeper.planner.rollout.Rollout.Phase.Rolling;
import io.swarmkeeper.swarm.view.ClusterView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides how a rollout begins: the nodes get the images first. A deploy whose image a node cannot
 * get ends here, with nothing touched; a way back goes on without that node, but ends if no node is
 * left for an image.
 */
final class GettingImages {
  private static final String UNTOUCHED = "; nothing was touched";

  private GettingImages() {}

  /** What an outcome means for the pulls that are out. */
  static Pulling answered(Rollout rollout, Pulling pulling, Outcome outcome, Instant now) {
    return new Pulling(rules(rollout).answered(pulling.pulls(), outcome, now));
  }

  private static PullRules rules(Rollout rollout) {
    return new PullRules(rollout.owner(), PullLimit.USUAL);
  }

  static Decision<Rollout> advance(Rollout rollout, Pulling pulling, ClusterView cluster) {
    var round = rules(rollout).looked(pulling.pulls(), cluster);
    var pulls = round.pulls();
    var next = rollout.in(new Pulling(pulls));
    if (pulls.stream().allMatch(Pull::over)) {
      return over(next, pulls, cluster);
    }
    if (cluster.now().isAfter(rollout.header().deadline())) {
      return Endings.end(
          next,
          Endings.afterDeadline(cluster),
          "the images were not there by the deadline%s; waited for: %s"
              .formatted(UNTOUCHED, sentence(pulls)),
          cluster);
    }
    var commands = round.commands().stream().<Action>map(Send::new).toList();
    return new Decision<>(next.waitingFor(sentence(pulls)), commands);
  }

  private static Decision<Rollout> over(Rollout rollout, List<Pull> pulls, ClusterView cluster) {
    var failures =
        pulls.stream()
            .filter(p -> p.state() instanceof State.Failed)
            .filter(p -> rollout.header().kind() == Kind.DEPLOY || isNowhere(p, pulls))
            .map(GettingImages::note)
            .toList();
    if (!failures.isEmpty()) {
      return Endings.end(
          rollout,
          Verdict.FAILED,
          "images cannot be pulled" + UNTOUCHED + ": " + String.join("; ", failures),
          cluster);
    }
    return Decision.of(rollout.in(new Rolling()).waitingFor(""), pulled(rollout, pulls, cluster));
  }

  /** Tasks that were stopped for this image could not start anywhere. */
  private static boolean isNowhere(Pull pull, List<Pull> all) {
    return all.stream()
        .filter(p -> p.image().equals(pull.image()))
        .allMatch(p -> p.state() instanceof State.Failed);
  }

  private static Announce pulled(Rollout rollout, List<Pull> pulls, ClusterView cluster) {
    return new Announce(
        new ImagesPulled(
            rollout.header().target(),
            pulls.stream().map(Pull::shortImage).distinct().sorted().toList(),
            hosts(pulls.stream().filter(p -> p.state() instanceof State.There)),
            pulls.stream()
                .filter(p -> !(p.state() instanceof State.There))
                .map(GettingImages::note)
                .distinct()
                .toList(),
            Duration.between(rollout.header().startedAt(), cluster.now())));
  }

  private static String note(Pull pull) {
    return switch (pull.state()) {
      case State.Failed(var why) -> pull.shortImage() + " on " + pull.host() + ": " + why;
      case State.LeftOut(var why) -> pull.host() + ": " + why;
      case State.Waiting _, State.Issued _, State.Doubted _, State.There _ -> pull.host();
    };
  }

  /** What a person follows. */
  private static String sentence(List<Pull> pulls) {
    var done = pulls.stream().filter(Pull::over).count();
    var parts = new ArrayList<String>();
    pulls.stream()
        .filter(p -> p.state() instanceof State.Issued)
        .collect(Collectors.groupingBy(Pull::shortImage))
        .forEach((image, on) ->
            parts.add("pulling " + image + " on " + String.join(", ", hosts(on.stream()))));
    var silent = hosts(pulls.stream().filter(GettingImages::isSilent));
    if (!silent.isEmpty()) {
      parts.add("the executor on " + String.join(", ", silent) + " is silent");
    }
    return "%s (%s of %s done)"
        .formatted(
            parts.isEmpty() ? "images to pull" : String.join("; ", parts), done, pulls.size());
  }

  private static boolean isSilent(Pull pull) {
    return switch (pull.state()) {
      case State.Waiting(var since) -> since.isPresent();
      case State.Issued(_, var since) -> since.isPresent();
      case State.Doubted _, State.There _, State.LeftOut _, State.Failed _ -> false;
    };
  }

  private static List<String> hosts(Stream<Pull> pulls) {
    return pulls.map(Pull::host).distinct().sorted().toList();
  }
}
