package io.swarmkeeper.planner.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Event.OperationEnded;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.drain.NodeOperation;
import io.swarmkeeper.planner.drain.NodeOperation.Phase;
import io.swarmkeeper.planner.drain.NodeTransitions;
import io.swarmkeeper.planner.operation.Visits;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A thousand drains and activations in which messages come late, twice or in another order,
 * planners crash, views are old, the node moves or dies, executors are silent and people interfere.
 * The seed is the bug report: run it alone with {@code -Dseed=…}.
 */
final class DrainSimulationTest {
  private static final int SEEDS = 1_000;
  private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
  private final Visits<NodeOperation> visits = new Visits<>(NodeOperation::phase);

  @Test
  void whatever_goes_wrong_a_drain_ends_with_the_truth() throws Exception {
    if (Seeds.playAll(SEEDS, this::play)) {
      assertThat(visits.untaken(NodeTransitions.ALL)).as("ways that no seed takes").isEmpty();
      assertThat(verdicts)
          .as("the seeds reach every ending")
          .containsKeys(
              Verdict.SUCCEEDED,
              Verdict.FAILED,
              Verdict.ABORTED,
              Verdict.TIMED_OUT,
              Verdict.UNKNOWN);
      assertThat(verdicts.get(Verdict.SUCCEEDED)).isGreaterThan(SEEDS / 3);
    }
  }

  private void play(long seed) throws Exception {
    var played = new DrainSimulation(seed, visits);
    var scenario = played.scenario;
    assertThat(played.run()).as("it ends: %s, %s", played.operation(), scenario).isTrue();
    var ended = (Phase.Ended) played.operation().phase();
    verdicts.merge(ended.verdict(), 1, Integer::sum);
    var as = ended + " of " + scenario;
    assertThat(played.post.messages(OperationEnded.class))
        .as(as)
        .singleElement()
        .satisfies(e -> assertThat(e.verdict()).isEqualTo(ended.verdict()));
    oneCommandAnAttempt(played, as);
    isTrue(played, ended.verdict(), as);
    if (scenario.undisturbed()) {
      assertThat(ended.verdict()).as(as).isEqualTo(Verdict.SUCCEEDED);
    }
  }

  /** Attempts are counted from 1, each has one command, and none is carried out twice for long. */
  private static void oneCommandAnAttempt(DrainSimulation played, String as) {
    var attempts = new HashMap<String, Integer>();
    for (var command : played.post.messages(Command.class)) {
      var attempt = attempts.merge(command.step().purpose(), 1, Integer::sum);
      assertThat(command.step().attempt()).as("%s: %s", command, as).isEqualTo(attempt);
    }
  }

  private static void isTrue(DrainSimulation played, Verdict verdict, String as) {
    var scenario = played.scenario;
    switch (verdict) {
      case SUCCEEDED -> {
        // A node may die in the seconds between the look and the verdict.
        if (scenario.drains() || scenario.diesAt().isEmpty()) {
          assertThat(played.doneAtEnd()).as(as).isTrue();
        }
      }
      case FAILED -> assertThat(scenario.refused() || scenario.conflicts() > 0).as(as).isTrue();
      case ABORTED -> assertThat(scenario.abortAt()).as(as).isPresent();
      case TIMED_OUT, UNKNOWN -> assertThat(scenario.undisturbed()).as(as).isFalse();
      case PAUSED, ROLLED_BACK -> throw new AssertionError(as);
    }
  }
}
