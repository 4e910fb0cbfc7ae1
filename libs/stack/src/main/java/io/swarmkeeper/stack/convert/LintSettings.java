package io.swarmkeeper.stack.convert;

import io.swarmkeeper.stack.tree.LintRule;
import io.swarmkeeper.stack.tree.Problems;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Flag;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Text;
import io.swarmkeeper.stack.tree.Value.Unread;
import java.util.List;

/** {@code x-keeper.lint}: {@code off}, or {@code off} for single rules. */
record LintSettings(Problems problems) {
  private static final String PATH = "x-keeper.lint";

  void read(Value value) {
    if (isOff(value)) {
      List.of(LintRule.values()).forEach(problems::switchOff);
    } else if (value instanceof Mapping rules) {
      rules.fields().forEach((word, field) -> rule(word, rules, field.value()));
    } else if (!(value instanceof Unread)) {
      problems.refuse(
          value.at(), PATH, "must be off, or say so of single rules, such as {decimal-mode: off}");
    }
  }

  private void rule(String word, Mapping rules, Value value) {
    var rule = LintRule.of(word);
    if (rule.isEmpty()) {
      problems.refuse(
          rules.where(word),
          PATH + "." + word,
          "is no rule; there are " + String.join(", ", LintRule.words()));
    } else if (isOff(value)) {
      problems.switchOff(rule.get());
    } else if (!(value instanceof Unread)) {
      problems.refuse(value.at(), PATH + "." + word, "must be off; without this line it is on");
    }
  }

  /** The older docker takes the plain word for a boolean. */
  private static boolean isOff(Value value) {
    return (value instanceof Text(_, var text) && text.equals("off"))
        || (value instanceof Flag(_, var on) && !on);
  }
}
