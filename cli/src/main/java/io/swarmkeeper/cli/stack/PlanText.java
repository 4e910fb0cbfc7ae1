package io.swarmkeeper.cli.stack;

import io.swarmkeeper.cli.session.CallSurroundings;
import io.swarmkeeper.cli.text.Fit;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A plan for people: what changes, whether it restarts and why, field by field; then the findings.
 */
final class PlanText {
  private static final int WIDEST = 110;
  private static final int NARROWEST = 60;

  private PlanText() {}

  static List<String> of(Plan plan, CallSurroundings.Terminal terminal) {
    int width = width(terminal);
    var lines = new ArrayList<String>();
    lines.add("Plan " + plan.id() + " for stack " + plan.stack());
    plan.objects().stream()
        .filter(o -> o.action() != Plan.Action.NONE)
        .forEach(o ->
            lines.add(
                "  %s %s %s: %s"
                    .formatted(mark(o.action()), o.kind(), o.name(), Fit.plain(o.why()))));
    for (var service : plan.services()) {
      if (service.action() != Plan.Action.NONE) {
        lines.addAll(ServicePlanText.of(service, width));
      } else if (service.drift().isPresent()) {
        lines.addAll(ServicePlanText.drifted(service, width));
      }
    }
    lines.add(summary(plan));
    refreshed(plan).ifPresent(lines::add);
    plan.forecast()
        .filter(_ -> plan.services().stream().filter(s -> s.forecast().isPresent()).count() > 1)
        .ifPresent(
            f -> lines.addAll(Fit.wrap(width, "  ", "Takes " + ServicePlanText.forecast(f) + ".")));
    lines.addAll(findings(plan.findings(), terminal));
    return lines;
  }

  /** Errors first, broken into lines only where a person looks. */
  static List<String> findings(List<Finding> findings, CallSurroundings.Terminal terminal) {
    return findings.stream()
        .sorted(Comparator.comparing(Finding::severity))
        .map(f -> f.severity().name().toLowerCase(Locale.ROOT) + ": " + Fit.plain(f.line()))
        .flatMap(line ->
            terminal.draws() ? Fit.wrap(width(terminal), "  ", line).stream() : Stream.of(line))
        .toList();
  }

  private static int width(CallSurroundings.Terminal terminal) {
    return terminal.draws() ? Math.clamp(terminal.width() - 1, NARROWEST, WIDEST) : WIDEST;
  }

  private static String summary(Plan plan) {
    long unchanged = plan.services().stream().filter(s -> s.action() == Plan.Action.NONE).count();
    if (!plan.changesAnything()) {
      return "Nothing to do: all " + unchanged + " services are as the file says.";
    }
    var counts = new ArrayList<String>();
    for (var action : List.of(Plan.Action.CREATE, Plan.Action.UPDATE, Plan.Action.REMOVE)) {
      long many = plan.services().stream().filter(s -> s.action() == action).count();
      if (many > 0) {
        counts.add(many + " to " + action.name().toLowerCase(Locale.ROOT));
      }
    }
    counts.add(unchanged + " unchanged");
    return "Services: " + String.join(", ", counts) + ".";
  }

  /** Services of which nothing else changes. */
  private static Optional<String> refreshed(Plan plan) {
    long many = plan.services().stream().filter(Plan.ServicePlan::loginAlone).count();
    return many == 0
        ? Optional.empty()
        : Optional.of(
            many == 1
                ? "Registry credentials of 1 service are refreshed; no task of it restarts."
                : "Registry credentials of %s services are refreshed; no task of them restarts."
                    .formatted(many));
  }

  static String mark(Plan.Action action) {
    return switch (action) {
      case NONE -> " ";
      case CREATE -> "+";
      case UPDATE -> "~";
      case REMOVE -> "-";
    };
  }
}
