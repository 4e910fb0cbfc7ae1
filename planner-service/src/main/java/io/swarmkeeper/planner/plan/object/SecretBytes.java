package io.swarmkeeper.planner.plan.object;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Plan.Action;
import io.swarmkeeper.planner.plan.given.Wanted;
import java.util.List;

/**
 * Says which secrets of a plan cannot come to be, because their bytes are not in the swarm and no
 * message may carry them.
 */
public final class SecretBytes {
  private SecretBytes() {}

  /** What keeps this plan from being carried out. */
  public static List<Finding> missing(Plan plan, Wanted wanted) {
    return plan.objects().stream()
        .filter(o -> o.kind().equals("secret") && o.action() == Action.CREATE)
        .filter(o -> !driven(o.name(), wanted))
        .map(o ->
            Finding.error(
                "secrets." + o.name(),
                "its bytes are not in the swarm, and neither a message nor a revision carries them:"
                    + " run 'keeper deploy' where the secret's file is"))
        .toList();
  }

  /** The bytes of such a secret are with its driver. */
  private static boolean driven(String name, Wanted wanted) {
    return wanted.secrets().stream()
        .anyMatch(s -> s.name().equals(name) && Rotation.driven(s.spec()));
  }
}
