package io.swarmkeeper.stack.lint;

import io.swarmkeeper.stack.tree.Problems;
import io.swarmkeeper.stack.tree.SourceText;
import io.swarmkeeper.stack.tree.Value.Mapping;

/** All slips of one file that have nothing to do with its variables. */
public record FileLint(SourceText source, Problems problems) {
  /**
   * Looks at every service.
   *
   * @param filled with the variables filled in
   */
  public void check(Mapping filled) {
    var names = new BlankInName(problems);
    var quotes = new KeptQuotes(source, problems);
    var modes = new DecimalMode(source, problems);
    filled
        .mappings("services")
        .forEach((name, service) -> {
          String path = "services." + name;
          names.check(path, service);
          quotes.check(path, service);
          modes.check(path, service);
        });
  }
}
