package io.swarmkeeper.cli.operation;

import io.swarmkeeper.cli.session.CallSurroundings;
import io.swarmkeeper.cli.session.CleanOutput;
import io.swarmkeeper.cli.text.Fit;
import io.swarmkeeper.cli.text.MessageText;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event;
import java.time.Instant;

/** For a terminal: a block that is redrawn in place, and above it what is worth keeping. */
final class LiveBlock implements Display {
  private final CleanOutput out;
  private final ProgressBars bars;
  private final int width;
  private final Instant started;
  private int drawn;

  LiveBlock(CallSurroundings surroundings, Instant started) {
    this.out = surroundings.out();
    this.width = surroundings.terminal().width();
    this.bars = new ProgressBars(surroundings.terminal().unicode(), width);
    this.started = started;
  }

  @Override
  public void saw(Envelope envelope, OperationProgress now, Instant at) {
    if (worthKeeping(envelope)) {
      erase();
      out.line(Fit.to(width - 1, MessageText.of(envelope.message())));
    }
    tick(now, at);
  }

  @Override
  public void tick(OperationProgress now, Instant at) {
    var lines = bars.lines(now, started, at);
    erase();
    lines.forEach(out::line);
    drawn = lines.size();
  }

  /** The last state stays on the screen. */
  @Override
  public void done() {
    drawn = 0;
  }

  private void erase() {
    if (drawn > 0) {
      out.erase(drawn);
      drawn = 0;
    }
  }

  private static boolean worthKeeping(Envelope envelope) {
    return envelope.message() instanceof Event.ServiceFailed
        || envelope.message() instanceof Event.ReturnStarted
        || envelope.message() instanceof Event.OperationResumed;
  }
}
