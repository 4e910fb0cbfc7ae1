package io.swarmkeeper.stack.lint;

import io.swarmkeeper.stack.tree.LintRule;
import io.swarmkeeper.stack.tree.Mark;
import io.swarmkeeper.stack.tree.Problems;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Listing;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Text;

/** {@code - A =b} and {@code "A ": b}: the blank belongs to the name. */
record BlankInName(Problems problems) {
  void check(String path, Mapping service) {
    NamedTexts.of(path, service).forEach(this::texts);
  }

  private void texts(String path, Value texts) {
    if (texts instanceof Mapping mapping) {
      mapping.fields().forEach((name, field) -> name(field.key(), path, name));
    } else if (texts instanceof Listing(_, var items)) {
      int index = 0;
      for (Value item : items) {
        String at = path + "." + index++;
        if (item instanceof Text(var mark, var text) && text.indexOf('=') > 0) {
          name(mark, at, text.substring(0, text.indexOf('=')));
        }
      }
    }
  }

  private void name(Mark at, String path, String name) {
    boolean blank =
        !name.isEmpty()
            && (isBlank(name.codePointAt(0)) || isBlank(name.codePointBefore(name.length())));
    if (blank) {
      problems.lint(
          at,
          path,
          LintRule.BLANK_IN_NAME,
          "the name '" + name + "' has a blank at its end or beginning, and keeps it");
    }
  }

  private static boolean isBlank(int character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }
}
