package io.swarmkeeper.stack.lint;

import io.swarmkeeper.stack.tree.LintRule;
import io.swarmkeeper.stack.tree.Mark;
import io.swarmkeeper.stack.tree.Problems;
import io.swarmkeeper.stack.tree.SourceText;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Whole;
import java.util.List;
import java.util.Set;

/**
 * {@code mode: 444}: a decimal number, whose bits are 0674. Looked for are the modes that people
 * give to files; none of them is a decimal number that makes one.
 */
record DecimalMode(SourceText source, Problems problems) {
  private static final Set<Integer> USUAL =
      Set.of(
          400, 440, 444, 500, 550, 555, 600, 640, 644, 660, 664, 666, 700, 750, 755, 770, 775, 777);

  private static final int OCTAL = 8;

  void check(String path, Mapping service) {
    for (String key : List.of("configs", "secrets")) {
      service.items(path, key).forEach(this::reference);
    }
  }

  private void reference(String path, Mapping reference) {
    if (reference.get("mode").orElse(null) instanceof Whole(var at, var number)
        && number.bitLength() < Integer.SIZE
        && USUAL.contains(number.intValue())
        && !isOctal(at)) {
      String digits = number.toString();
      problems.lint(
          at,
          path + ".mode",
          LintRule.DECIMAL_MODE,
          "%s is a decimal number here, and means the mode 0%s; %s"
              .formatted(digits, number.toString(OCTAL), instead(at, digits)));
    }
  }

  private boolean isOctal(Mark at) {
    return source.startsWith(at, "0") || source.startsWith(at, "+0");
  }

  /** docker reads what a variable holds as decimal, with a 0 before it too. */
  private String instead(Mark at, String digits) {
    return source.startsWith(at, digits)
        ? "write 0" + digits
        : "a variable holds decimal numbers only: for 0%s set it to %s"
            .formatted(digits, Integer.parseInt(digits, OCTAL));
  }
}
