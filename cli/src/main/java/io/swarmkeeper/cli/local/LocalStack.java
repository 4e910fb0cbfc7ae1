package io.swarmkeeper.cli.local;

import io.swarmkeeper.cli.session.ExitCode;
import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.mask.Mask;
import io.swarmkeeper.stack.Problem;
import io.swarmkeeper.stack.Reading;

/**
 * A stack as the files of this machine have it.
 *
 * @param packed the files, and all that reading them took from here
 * @param stack what the reading came to; good, as bad ones end in {@link GiveUp}
 * @param secrets what must not be packed
 */
public record LocalStack(Request.StackSource packed, Reading.Accepted stack, SecretFiles secrets) {
  /** A problem for people: what is quoted of the file may be a secret in the wrong place. */
  public static String line(Problem problem) {
    return new Problem(problem.where(), Mask.text(problem.text())).line();
  }

  /**
   * The same, or gives up with what the engine is certain to refuse. The planner finds it too, but
   * for the sizes of secrets, which only this machine knows.
   */
  public LocalStack fitForEngine() throws GiveUp {
    if (!stack.refusals().isEmpty()) {
      throw new GiveUp(ExitCode.REFUSED, stack.refusals().stream().map(LocalStack::line).toList());
    }
    return this;
  }
}
