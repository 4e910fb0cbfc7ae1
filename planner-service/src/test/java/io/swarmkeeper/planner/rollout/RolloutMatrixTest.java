package io.swarmkeeper.planner.rollout;

import static io.swarmkeeper.planner.rollout.Stage.stage;

import io.swarmkeeper.planner.operation.Signal.AbortAsked;
import io.swarmkeeper.planner.operation.Signal.PauseAsked;
import io.swarmkeeper.planner.operation.StateMatrix;
import io.swarmkeeper.planner.rollout.Rollout.Phase;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Every phase of a rollout, and every signal. */
final class RolloutMatrixTest {
  private static final PauseAsked PAUSE = new PauseAsked("ann", "wait");
  private final StateMatrix<Rollout> matrix =
      new StateMatrix<>(new RolloutMachine(), Rollout::phase);

  @Test
  void what_every_signal_does_in_every_phase() {
    row("pulling", pulling());
    row("rolling", rolling());
    row("returning", returning());
    row("paused while pulling", pulling().signal(PAUSE));
    row("paused while rolling", rolling().signal(PAUSE));
    row("paused by a failure", pausedByFailure());
    row("ended", rolling().signal(new AbortAsked("ann", "enough")));
    matrix.is(
        """
                               Looked       Answered     PauseAsked   ResumeAsked  AbortAsked   ChildEnded   ChildRefused
        pulling                Pulling      Pulling      Paused       refused      Ended        Pulling      Pulling
        rolling                Rolling      Rolling      Paused       refused      Ended        Rolling      Rolling
        returning              Returning    Returning    refused      refused      Ended        Returning    Returning
        paused while pulling   Paused       Paused       refused      Pulling      Ended        Paused       Paused
        paused while rolling   Paused       Paused       refused      Rolling      Ended        Paused       Paused
        paused by a failure    Paused       Paused       refused      refused      Ended        Paused       Paused
        ended                  Ended        Ended        refused      refused      refused      Ended        Ended
        """,
        Phase.class);
  }

  private void row(String name, Stage stage) {
    matrix.row(name, stage.rollout(), stage.view());
  }

  private static Stage rolling() {
    return stage().updating("web", 1).looks().does("deploy/web#1");
  }

  private static Stage pulling() {
    return stage().pulling("web:v2").updating("web", 1).looks();
  }

  private static Stage returning() {
    return rolling().passes(Duration.ofMinutes(31));
  }

  private static Stage pausedByFailure() {
    return stage()
        .updating("web", 1)
        .pausingOnFailure()
        .looks()
        .does("deploy/web#1")
        .meanwhile("web", Actor::pausedBySwarm)
        .looks();
  }
}
