package io.swarmkeeper.cli.stack;

import io.swarmkeeper.cli.text.Fit;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A plan for people: what changes, whether it restarts and why, field by field; then the findings.
 */
final class PlanText {
  private static final int LONGEST_VALUE = 100;

  private PlanText() {}

  static List<String> of(Plan plan) {
    var lines = new ArrayList<String>();
    lines.add("Plan " + plan.id() + " for stack " + plan.stack());
    plan.objects().stream()
        .filter(o -> o.action() != Plan.Action.NONE)
        .forEach(o ->
            lines.add(
                "  "
                    + mark(o.action())
                    + " "
                    + o.kind()
                    + " "
                    + o.name()
                    + ": "
                    + Fit.plain(o.why())));
    plan.services().stream()
        .filter(s -> s.action() != Plan.Action.NONE)
        .forEach(s -> lines.addAll(service(s)));
    lines.add(summary(plan));
    lines.addAll(findings(plan.findings()));
    return lines;
  }

  static List<String> findings(List<Finding> findings) {
    return findings.stream().map(f -> word(f.severity()) + " " + Fit.plain(f.line())).toList();
  }

  private static List<String> service(Plan.ServicePlan s) {
    var lines = new ArrayList<String>();
    lines.add(
        "  "
            + mark(s.action())
            + " service "
            + s.service()
            + " ("
            + s.tasks()
            + (s.tasks() == 1 ? " task" : " tasks")
            + restarts(s)
            + "): "
            + Fit.plain(s.why()));
    s.changes().forEach(change -> lines.add("      " + change(change)));
    return lines;
  }

  private static String restarts(Plan.ServicePlan s) {
    return switch (s.action()) {
      case UPDATE -> s.restarts() ? ", restarts" : ", restarts nothing";
      case NONE, CREATE, REMOVE -> "";
    };
  }

  static String change(Plan.FieldChange change) {
    if (change.before().isEmpty()) {
      return change.field() + ": " + value(change.after()) + " (new)";
    }
    if (change.after().isEmpty()) {
      return change.field() + ": " + value(change.before()) + " (goes away)";
    }
    return change.field() + ": " + value(change.before()) + " -> " + value(change.after());
  }

  private static String value(String text) {
    return Fit.to(LONGEST_VALUE, Fit.plain(text));
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

  private static String mark(Plan.Action action) {
    return switch (action) {
      case NONE -> " ";
      case CREATE -> "+";
      case UPDATE -> "~";
      case REMOVE -> "-";
    };
  }

  private static String word(Finding.Severity severity) {
    return switch (severity) {
      case ERROR -> "error:";
      case WARNING -> "warning:";
    };
  }
}
