package io.swarmkeeper.cli.stack;

import static io.swarmkeeper.wording.ElapsedTime.words;

import io.swarmkeeper.cli.text.Fit;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Plan.FieldChange;
import io.swarmkeeper.contract.Plan.ServicePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One service of a plan for people: whether and why it restarts, field by field, which tasks, how
 * long, and what somebody changed by hand.
 */
final class ServicePlanText {
  private static final String MARGIN = "      ";
  private static final int LONGEST_VALUE = 100;

  private final int width;
  private final List<String> lines = new ArrayList<>();

  private ServicePlanText(int width) {
    this.width = width;
  }

  static List<String> of(ServicePlan s, int width) {
    var text = new ServicePlanText(width);
    text.head(s);
    if (s.action() != Plan.Action.CREATE) {
      s.changes().forEach(text::change);
    } else {
      s.changes().forEach(c -> text.detail(c.field() + ": " + value(c.after())));
    }
    s.replacement().ifPresent(text::replacement);
    s.forecast().ifPresent(f -> text.detail("takes " + forecast(f)));
    s.drift().ifPresent(text::drift);
    return text.lines;
  }

  /** Services that are not written, but that somebody has changed by hand. */
  static List<String> drifted(ServicePlan s, int width) {
    var text = new ServicePlanText(width);
    text.lines.add("    service " + s.service() + " (" + tasks(s) + "): stays as it is");
    s.drift().ifPresent(text::drift);
    return text.lines;
  }

  private void head(ServicePlan s) {
    var head =
        "  %s service %s (%s%s)"
            .formatted(PlanText.mark(s.action()), s.service(), tasks(s), restarts(s));
    var why = Fit.plain(s.why());
    if (head.length() + why.length() + 2 <= width) {
      lines.add(head + ": " + why);
    } else {
      lines.add(head + ":");
      detail(why);
    }
  }

  private static String tasks(ServicePlan s) {
    return s.tasks() + (s.tasks() == 1 ? " task" : " tasks");
  }

  private static String restarts(ServicePlan s) {
    return switch (s.action()) {
      case UPDATE -> s.restarts() ? ", restarts" : ", restarts nothing";
      case NONE, CREATE, REMOVE -> "";
    };
  }

  private void change(FieldChange change) {
    lines.addAll(change(change, width));
  }

  /** In two lines when it does not fit one. */
  static List<String> change(FieldChange change, int width) {
    var one = MARGIN + line(change);
    if (one.length() <= width || change.before().isEmpty() || change.after().isEmpty()) {
      return List.of(one);
    }
    var name = MARGIN + change.field() + ": ";
    var arrow = " ".repeat(Math.max(0, name.length() - 3)) + "-> ";
    var values = values(change);
    return List.of(name + values.getFirst(), arrow + values.getLast());
  }

  static String line(FieldChange change) {
    if (change.before().isEmpty()) {
      return change.field() + ": " + value(change.after()) + " (new)";
    }
    if (change.after().isEmpty()) {
      return change.field() + ": " + value(change.before()) + " (goes away)";
    }
    return change.field() + ": " + String.join(" -> ", values(change));
  }

  /** Before and after, long ones from where they differ. */
  private static List<String> values(FieldChange change) {
    return Fit.apart(LONGEST_VALUE, shown(change.before()), shown(change.after()));
  }

  private static String value(String text) {
    return Fit.to(LONGEST_VALUE, shown(text));
  }

  private static String shown(String text) {
    return Fit.plain(text).replaceAll("@sha256:([0-9a-f]{12})[0-9a-f]{52}", " ($1)");
  }

  private void replacement(Plan.Replacement r) {
    var perNode = new TreeMap<String, Integer>();
    r.tasks().forEach(t -> perNode.merge(t.node().orElse("no node yet"), 1, Integer::sum));
    var where =
        perNode.entrySet().stream()
            .map(e -> e.getValue() + " on " + e.getKey())
            .collect(Collectors.joining(", "));
    var batches =
        r.batches() == 1
            ? "in one batch"
            : "in "
                + r.batches()
                + " batches of "
                + r.atOnce()
                + (r.delay().isZero() ? "" : ", " + words(r.delay()) + " apart");
    detail("replaces " + where + ", " + batches + ", " + r.order());
  }

  private void drift(Plan.Drift drift) {
    detail("changed by hand since revision " + drift.revision() + ":");
    drift.fields().forEach(f -> change(f, width - 2).forEach(line -> lines.add("  " + line)));
  }

  static String forecast(Plan.Forecast f) {
    return words(f.shortest()) + " to " + words(f.longest()) + " (" + Fit.plain(f.basis()) + ")";
  }

  private void detail(String text) {
    lines.addAll(Fit.wrap(width, MARGIN + "  ", MARGIN + text));
  }
}
