package io.swarmkeeper.cli;

import static io.swarmkeeper.cli.TestClock.START;

import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A stack of one service that gets a new image: what the planner says of it on the way. */
public final class ShopUpdate {
  /** That it begins. */
  public static final Event.OperationAccepted ACCEPTED =
      new Event.OperationAccepted(
          Event.Kind.DEPLOY,
          "shop",
          Optional.of(2),
          "update shop_web",
          START.plus(Duration.ofMinutes(30)));

  /** One new task of three is starting. */
  public static final Event.RolloutProgressed PROGRESS =
      new Event.RolloutProgressed(
          "shop",
          List.of(
              new Event.ServiceProgress(
                  "shop_web", Plan.Action.UPDATE, 3, 2, 1, 0, "updating", Optional.empty())),
          Optional.of("shop_web.1 to be healthy"));

  private ShopUpdate() {}

  /** Its stack file, shop.yml. */
  public static void writeTo(Path directory) throws IOException {
    Files.writeString(directory.resolve("shop.yml"), "services: {web: {image: shop/web:2}}\n");
  }

  /** The plan for it, with nothing to complain of. */
  public static Plan plan() {
    return plan(Plan.Action.UPDATE, List.of());
  }

  /** A plan that does this to the service. */
  public static Plan plan(Plan.Action action, List<Finding> findings) {
    var changes = List.of(new Plan.FieldChange("image", "shop/web:1", "shop/web:2"));
    var service =
        new Plan.ServicePlan(
            "shop_web",
            action,
            true,
            "the image changes",
            3,
            12,
            0,
            action == Plan.Action.NONE ? List.of() : changes,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    return new Plan(
        "plan-1", "shop", START, List.of(service), List.of(), findings, Optional.empty());
  }

  /** How it ended, with evidence for what is no success. */
  public static Event.OperationEnded ended(Verdict verdict) {
    var evidence =
        new Event.Evidence(
            "shop_web",
            Optional.of("node-2"),
            Optional.of("t1"),
            "never got healthy",
            Optional.of("wget: connection refused\n"),
            START);
    return new Event.OperationEnded(
        Event.Kind.DEPLOY,
        "shop",
        verdict,
        "because",
        verdict == Verdict.SUCCEEDED ? List.of() : List.of(evidence),
        Optional.of(2),
        START,
        Duration.ofSeconds(42),
        Optional.empty());
  }
}
