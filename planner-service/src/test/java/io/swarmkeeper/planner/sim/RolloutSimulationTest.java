package io.swarmkeeper.planner.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Event.ImagesPulled;
import io.swarmkeeper.contract.Event.OperationEnded;
import io.swarmkeeper.contract.Event.ServiceConverged;
import io.swarmkeeper.contract.Plan.Action;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.operation.Visits;
import io.swarmkeeper.planner.rollout.Rollout;
import io.swarmkeeper.planner.rollout.Rollout.OnFailure;
import io.swarmkeeper.planner.rollout.Rollout.Phase;
import io.swarmkeeper.planner.rollout.RolloutTransitions;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A thousand rollouts in which messages come late, twice or in another order, planners crash, views
 * are old, versions move, tasks fail and people interfere. The seed is the bug report: run it alone
 * with {@code -Dseed=…}.
 */
final class RolloutSimulationTest {
  private static final int SEEDS = 1_000;
  private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
  private final Visits<Rollout> visits = new Visits<>(Rollout::phase);

  @Test
  void whatever_goes_wrong_a_rollout_ends_with_the_truth() throws Exception {
    if (Seeds.playAll(SEEDS, this::play)) {
      assertThat(verdicts)
          .as("the seeds reach every ending")
          .containsKeys(
              Verdict.SUCCEEDED,
              Verdict.ROLLED_BACK,
              Verdict.FAILED,
              Verdict.ABORTED,
              Verdict.TIMED_OUT);
      assertThat(visits.untaken(RolloutTransitions.ALL)).as("ways that no seed takes").isEmpty();
      assertThat(verdicts.get(Verdict.SUCCEEDED)).isGreaterThan(SEEDS / 4);
      assertThat(verdicts.get(Verdict.ROLLED_BACK)).isGreaterThan(SEEDS / 8);
    }
  }

  private void play(long seed) throws Exception {
    var played = new RolloutSimulation(seed, visits);
    var story = played.scenario.toString();
    assertThat(played.run()).as("it ends: %s, %s", played.operation(), story).isTrue();
    var ended = (Phase.Ended) played.operation().phase();
    verdicts.merge(ended.verdict(), 1, Integer::sum);
    var as = ended + " of " + story;
    onRecord(played, ended, as);
    nobodyElseWasTouched(played, as);
    wavesWereKept(played, as);
    imagesCameFirst(played, as);
    objectsWentLast(played, as);
    switch (ended.verdict()) {
      case SUCCEEDED -> everythingIsAsWanted(played, as);
      case ROLLED_BACK -> everythingIsAsBefore(played, as);
      case PAUSED, FAILED, ABORTED, TIMED_OUT, UNKNOWN -> {}
    }
    if (played.scenario.undisturbed()) {
      assertThat(ended.verdict()).as(as).isIn(expected(played.scenario));
    }
  }

  private static Set<Verdict> expected(Scenario scenario) {
    if (scenario.cannotPull().isPresent()) {
      return Set.of(Verdict.FAILED);
    }
    if (scenario.badService().isEmpty()) {
      return Set.of(Verdict.SUCCEEDED);
    }
    if (scenario.onFailure() == OnFailure.PAUSE) {
      return Set.of(Verdict.ABORTED);
    }
    if (!scenario.firstRevision()) {
      return Set.of(Verdict.ROLLED_BACK);
    }
    // A planner whose view is old at that very moment does not know.
    return scenario.badImage().equals("hang")
        ? Set.of(Verdict.TIMED_OUT, Verdict.UNKNOWN)
        : Set.of(Verdict.FAILED);
  }

  private static void onRecord(RolloutSimulation played, Phase.Ended ended, String as) {
    assertThat(played.ended()).as("it holds nothing: %s", as).isTrue();
    assertThat(played.store.revision("shop", 7).orElseThrow().verdict())
        .as(as)
        .contains(ended.verdict());
    assertThat(played.post.messages(OperationEnded.class)).as(as).hasSize(1);
    assertThat(played.post.messages(OperationEnded.class).getFirst().verdict())
        .isEqualTo(ended.verdict());
    assertThat(played.store.load(Scenario.OPERATION).orElseThrow().stored().outbox()).isEmpty();
  }

  private static void nobodyElseWasTouched(RolloutSimulation played, String as) {
    var changing = new HashSet<>(played.scenario.actions().keySet());
    changing.removeIf(s -> played.scenario.actions().get(s) == Action.NONE);
    assertThat(played.post.messages(Command.class))
        .as(as)
        .filteredOn(SimSwarm::writesService)
        .allMatch(c -> changing.contains(c.step().object()));
    assertThat(played.swarm.written).as(as).doesNotHaveDuplicates();
    for (var name : changing) {
      assertThat(played.swarm.written)
          .as("%s forth once: %s", name, as)
          .filteredOn(s -> s.value().startsWith("d-1/deploy/" + name + "#"))
          .hasSizeLessThanOrEqualTo(1);
      assertThat(played.swarm.written)
          .as("%s settled once: %s", name, as)
          .filteredOn(s -> s.value().startsWith("d-1/settle-deploy/" + name + "#"))
          .hasSizeLessThanOrEqualTo(1);
    }
  }

  /** No service is written before every node has its image or is left out. */
  private static void imagesCameFirst(RolloutSimulation played, String as) {
    var pulled = false;
    for (var envelope : played.journal()) {
      pulled |= envelope.message() instanceof ImagesPulled;
      if (envelope.message() instanceof Command c && SimSwarm.writesService(c)) {
        assertThat(pulled).as("%s before the images: %s", c, as).isTrue();
      }
    }
    assertThat(played.post.messages(ImagesPulled.class))
        .as(as)
        .hasSizeLessThanOrEqualTo(1)
        .allSatisfy(e -> assertThat(e.nodes().size() + e.leftOut().size()).as(as).isEqualTo(2))
        .allSatisfy(e ->
            e.nodes()
                .forEach(n -> assertThat(played.swarm.pulled).as(as).contains("good-new on " + n)));
  }

  /** Nothing is removed before every changed service has converged. */
  private static void objectsWentLast(RolloutSimulation played, String as) {
    var converged = new HashSet<String>();
    for (var envelope : played.journal()) {
      if (envelope.message() instanceof ServiceConverged c) {
        converged.add(c.service());
      }
      if (envelope.message() instanceof Command.RemoveObject) {
        assertThat(converged).as(as).containsAll(played.scenario.running());
      }
    }
  }

  /** A service is begun only after every service of a lower wave has converged. */
  private static void wavesWereKept(RolloutSimulation played, String as) {
    var converged = new HashSet<String>();
    for (var envelope : played.journal()) {
      if (envelope.message() instanceof ServiceConverged c) {
        converged.add(c.service());
      }
      if (envelope.message() instanceof Command.UpdateService c
          && c.step().value().startsWith("d-1/deploy/")) {
        assertThat(converged)
            .as("before %s: %s", c, as)
            .containsAll(played.scenario.lower(c.spec().name()));
      }
    }
  }

  private static void everythingIsAsWanted(RolloutSimulation played, String as) {
    assertThat(played.swarm.configs).as(as).contains(Scenario.NEW_CONFIG);
    if (played.scenario.oldConfigGoes()) {
      assertThat(played.swarm.configs).as(as).doesNotContain(Scenario.OLD_CONFIG);
    }
    played
        .scenario
        .actions()
        .forEach((name, action) -> {
          switch (action) {
            case UPDATE, CREATE -> runs(played, name, played.scenario.wanted(name), as);
            case REMOVE -> assertThat(played.swarm.services).as(as).doesNotContainKey(name);
            case NONE -> runs(played, name, played.scenario.before(name), as);
          }
        });
  }

  private static void everythingIsAsBefore(RolloutSimulation played, String as) {
    assertThat(played.swarm.configs).as(as).contains(Scenario.OLD_CONFIG);
    played
        .scenario
        .actions()
        .forEach((name, action) -> {
          switch (action) {
            case UPDATE, REMOVE, NONE -> runs(played, name, played.scenario.before(name), as);
            case CREATE -> assertThat(played.swarm.services).as(as).doesNotContainKey(name);
          }
        });
  }

  private static void runs(RolloutSimulation played, String name, ObjectNode spec, String as) {
    assertThat(played.swarm.services).as(as).containsKey(name);
    var live = played.swarm.services.get(name);
    if (live.foreign()) {
      return;
    }
    assertThat(bare(live.spec())).as("%s: %s", name, as).isEqualTo(bare(spec));
    assertThat(live.well()).as("%s is well: %s", name, as).isTrue();
  }

  private static ObjectNode bare(ObjectNode spec) {
    var copy = spec.deepCopy();
    copy.remove("Labels");
    return copy;
  }
}
