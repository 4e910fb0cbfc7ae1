package io.swarmkeeper.planner.preflight.image;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.CandidateRule;
import io.swarmkeeper.planner.plan.given.Repository;
import java.util.List;
import java.util.Optional;

/**
 * An update that takes a service's image from another repository: nobody is to put the web app's
 * image on the message handlers by mistake. What is allowed, and why a change of numbers alone is
 * only warned about, is in docs/decisions/0014.
 */
public final class WrongImage implements CandidateRule {
  @Override
  public List<Finding> check(Candidate candidate) {
    if (candidate.live().isEmpty()) {
      return List.of();
    }
    var was = Repository.in(candidate.live().get().spec());
    var will = Repository.in(candidate.spec());
    return was.equals(will) || allowed(candidate)
        ? List.of()
        : List.of(finding(candidate, was, will));
  }

  /** That the image is one of those which the file names is another check, and stricter. */
  private static boolean allowed(Candidate candidate) {
    var allowances = candidate.service().allowances();
    return allowances.anyRepository() || !allowances.imageRepositories().isEmpty();
  }

  private static Finding finding(Candidate candidate, Repository was, Repository will) {
    var change = "the image comes from " + will + " now, it was " + was;
    var other = runsAlready(candidate, was, will);
    if (other.isPresent()) {
      return candidate.error(
          "image",
          "%s. That is what %s runs: the wrong image? %s"
              .formatted(change, other.get(), permit(candidate, will)));
    }
    return was.differsOnlyInNumbers(will)
        ? candidate.warning(
            "image",
            change
                + ". The names differ only in a number, so it goes on; x-keeper.image_repository in"
                + " the file guards against others")
        : candidate.error("image", change + ". " + permit(candidate, will));
  }

  private static String permit(Candidate candidate, Repository will) {
    var name = candidate.wanted().where(candidate.service().name()).replace("services.", "");
    return ("If it is meant: --allow-image-change %s, or x-keeper: {image_repository: %s}"
            + " in the file")
        .formatted(name, will);
  }

  /** Another service of the stack that runs this repository, or is to, and does not come along. */
  private static Optional<String> runsAlready(
      Candidate candidate, Repository was, Repository will) {
    return candidate.wanted().services().stream()
        .filter(s -> !s.name().equals(candidate.service().name()))
        .filter(s -> {
          var now = candidate.observed().view().service(s.name()).map(l -> Repository.in(l.spec()));
          var moves = now.equals(Optional.of(was));
          return now.equals(Optional.of(will)) || (Repository.in(s.spec()).equals(will) && !moves);
        })
        .map(s -> s.name())
        .findFirst();
  }
}
