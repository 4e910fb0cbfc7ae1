package io.swarmkeeper.stack.load;

import io.swarmkeeper.stack.schema.UnsupportedKeys;
import io.swarmkeeper.stack.text.PasswordHash;
import io.swarmkeeper.stack.text.Substitution;
import io.swarmkeeper.stack.text.Substitution.Filled;
import io.swarmkeeper.stack.tree.LintRule;
import io.swarmkeeper.stack.tree.Mark;
import io.swarmkeeper.stack.tree.Problems;
import io.swarmkeeper.stack.tree.SourceText;
import io.swarmkeeper.stack.tree.Value.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a text's variables become though nobody is likely to have meant it. */
final class VariableLint {
  private final SourceText source;
  private final Problems problems;
  private final Set<Mark> seen = new HashSet<>();

  VariableLint(SourceText source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  /** Tells of a text that docker accepts, or that it refuses for other reasons. */
  void check(Text text, Filled filled, List<String> path) {
    boolean quiet =
        filled.traps().isEmpty() && filled.unset().isEmpty() && filled.faults().isEmpty();
    // aliases bring the same text to many paths
    if (quiet || ignored(path) || !seen.add(text.at())) {
      return;
    }
    String where = String.join(".", path);
    Optional<String> hash = PasswordHash.in(text.text());
    if (hash.isPresent()) {
      // what follows are parts of the hash, and no names to be told
      problems.lint(text.at(), where, LintRule.PASSWORD_HASH, sentence(hash.get()));
      return;
    }
    filled
        .traps()
        .forEach(trap ->
            problems.lint(place(text, trap.variable()), where, rule(trap.kind()), sentence(trap)));
    filled.unset().forEach(name -> problems.unset().add(name, place(text, name), text.at(), where));
  }

  private static boolean ignored(List<String> path) {
    return path.size() > 2
        && path.getFirst().equals("services")
        && UnsupportedKeys.isIgnored(path.get(2));
  }

  private Mark place(Text text, String name) {
    var written = Pattern.compile("(?<!\\$)\\$\\{?" + Pattern.quote(name) + "(?![_a-zA-Z0-9])");
    return source.find(text.at(), written);
  }

  private static String sentence(String hash) {
    return "this looks like a password's hash ("
        + hash
        + "…), and docker takes what follows each $ for a variable: write $$ for each";
  }

  private static LintRule rule(Substitution.Kind kind) {
    return kind == Substitution.Kind.NO_BRACES ? LintRule.UNBRACED_DEFAULT : LintRule.LEFT_BRACES;
  }

  private static String sentence(Substitution.Trap trap) {
    String name = trap.variable();
    return switch (trap.kind()) {
      case NO_BRACES ->
          "docker takes what follows $%s, with its '-' or '?', for its default, up to the next '}' or the end; write ${%s}"
              .formatted(name, name);
      case NESTED ->
          "docker fills in no variables within the default of %s: it stays there as it is written, or leaves braces behind"
              .formatted(name);
      case LEFT_BRACES ->
          "the default of %s ends at the first '}', and as %s is set, the braces behind it stay in the value"
              .formatted(name, name);
    };
  }
}
