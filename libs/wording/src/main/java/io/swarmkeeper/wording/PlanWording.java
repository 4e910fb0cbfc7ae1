package io.swarmkeeper.wording;

import static io.swarmkeeper.wording.Wording.failure;
import static io.swarmkeeper.wording.Wording.success;
import static io.swarmkeeper.wording.Wording.word;
import static java.util.stream.Collectors.joining;

import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Plan;
import java.time.Duration;
import java.util.Optional;

/** What a rollout is going to do, and whether it did that and no more. */
final class PlanWording {
  private PlanWording() {}

  /** The line names the services; in the record they are fields, with what changes. */
  static Wording made(Plan plan) {
    var changed = plan.services().stream().filter(s -> s.action() != Plan.Action.NONE).toList();
    var services =
        changed.stream().map(s -> word(s.action()) + " " + s.service()).collect(joining(", "));
    return success("deploy-planned")
        .of("stack", plan.stack())
        .inJournal(() ->
            "plan for %s: %s"
                .formatted(plan.stack(), changed.isEmpty() ? "no service changes" : services))
        .inRecord(() ->
            "the plan changes %d of %d services of %s"
                .formatted(changed.size(), plan.services().size(), plan.stack()));
  }

  static Wording kept(Event.PlanKept e) {
    var kept = "plan " + e.planId() + " was kept: " + e.replaced();
    return success("plan-kept")
        .of("stack", e.stack())
        .inJournal(() ->
            kept
                + (e.replaced() == 1 ? " task" : " tasks")
                + " replaced, and nothing else"
                + forecast(e.took(), e.forecast()))
        .inRecord(() -> kept + " tasks replaced");
  }

  static Wording departed(Event.PlanDeparted e) {
    var differences = e.departures().stream().map(Event.Departure::line).collect(joining("; "));
    var sentence = "it did not go as plan " + e.planId() + " said: " + differences;
    return failure("plan-departed", differences)
        .of("stack", e.stack())
        .inJournal(() -> sentence + forecast(e.took(), e.forecast()))
        .inRecord(() -> sentence);
  }

  /** For the line only: the record has the time as a number, and the rest in what was sent. */
  private static String forecast(Duration took, Optional<Plan.Forecast> forecast) {
    return forecast
        .map(f ->
            "; took %s, forecast %s to %s"
                .formatted(
                    ElapsedTime.words(took),
                    ElapsedTime.words(f.shortest()),
                    ElapsedTime.words(f.longest())))
        .orElse("");
  }
}
