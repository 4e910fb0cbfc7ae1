package io.swarmkeeper.stack.lint;

import io.swarmkeeper.stack.tree.LintRule;
import io.swarmkeeper.stack.tree.Problems;
import io.swarmkeeper.stack.tree.SourceText;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Text;
import java.util.regex.Pattern;

/**
 * {@code - A="b"}: within a plain text quotes are letters, and belong to the value. Who puts the
 * whole in quotes knows that.
 */
record KeptQuotes(SourceText source, Problems problems) {
  private static final Pattern QUOTED = Pattern.compile("[^=]+=(\"[^\"]*\"|'[^']*')");

  void check(String path, Mapping service) {
    NamedTexts.of(path, service)
        .forEach((at, texts) -> {
          if (texts instanceof Value.Listing(_, var items)) {
            for (int i = 0; i < items.size(); i++) {
              item(at + "." + i, items.get(i));
            }
          }
        });
  }

  private void item(String path, Value item) {
    if (item instanceof Text(var at, var text)
        && QUOTED.matcher(text).matches()
        && source.isPlain(at)) {
      String name = text.substring(0, text.indexOf('='));
      problems.lint(
          at,
          path,
          LintRule.KEPT_QUOTES,
          "the quotes belong to the value of "
              + name
              + "; leave them out, or write {"
              + name
              + ": \"…\"}");
    }
  }
}
