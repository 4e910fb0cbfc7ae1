package io.swarmkeeper.planner.drain;

import static io.swarmkeeper.planner.drain.NodeStage.activation;
import static io.swarmkeeper.planner.drain.NodeStage.drain;

import io.swarmkeeper.planner.drain.NodeOperation.Phase;
import io.swarmkeeper.planner.operation.Signal.AbortAsked;
import io.swarmkeeper.planner.operation.StateMatrix;
import org.junit.jupiter.api.Test;

/** Every phase of a drain or an activation, and every signal. */
final class NodeMatrixTest {
  private static final String SET = "availability/bravo#1";
  private final StateMatrix<NodeOperation> matrix =
      new StateMatrix<>(new NodeMachine(), NodeOperation::phase);

  @Test
  void what_every_signal_does_in_every_phase() {
    row("waiting", drain("web").runsOn("web", "n-a"));
    row("setting", setting());
    row("moving", setting().does(SET).runsOn("web", "n-b").looks());
    row("moving, all is moved", setting().does(SET));
    row("confirming", setting().does(SET).looks());
    row("past its deadline", setting().late());
    row("activated", activation().looks().does(SET));
    row("ended", setting().signal(new AbortAsked("ann", "enough")));
    matrix.is(
        """
                               Looked       Answered     PauseAsked   ResumeAsked  AbortAsked   ChildEnded   ChildRefused
        waiting                Setting      Waiting      refused      refused      Ended        Waiting      Waiting
        setting                Setting      Setting      refused      refused      Ended        Setting      Setting
        moving                 Moving       Moving       refused      refused      Ended        Moving       Moving
        moving, all is moved   Confirming   Moving       refused      refused      Ended        Moving       Moving
        confirming             Confirming   Confirming   refused      refused      Ended        Confirming   Confirming
        past its deadline      Ended        Setting      refused      refused      Ended        Setting      Setting
        activated              Ended        Moving       refused      refused      Ended        Moving       Moving
        ended                  Ended        Ended        refused      refused      refused      Ended        Ended
        """,
        Phase.class);
  }

  private void row(String name, NodeStage stage) {
    matrix.row(name, stage.operation(), stage.view());
  }

  private static NodeStage setting() {
    return drain("web").runsOn("web", "n-a").looks();
  }
}
