package io.swarmkeeper.kibana.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All layers that need no Elasticsearch. */
public final class Check {
  private Check() {}

  /**
   * Everything that is wrong with the file. What cannot be read at all ends the check, because what
   * follows could say nothing sensible.
   */
  public static List<Finding> of(String ndjson, Template template) {
    var findings = new ArrayList<Finding>();
    var objects = FileLayer.read(ndjson, findings);
    if (!findings.isEmpty()) {
      return findings;
    }
    new Shapes(findings).check(objects);
    if (!findings.isEmpty()) {
      return findings;
    }
    objects.forEach(object -> new Layout(object, findings).check());
    new References(objects, findings).check();
    objects.stream()
        .flatMap(object -> object.panels("lens").stream())
        .forEach(panel -> LensStructure.check(panel, findings));
    new Fields(template, objects, findings).check();
    return findings;
  }

  /** Every field that a file without findings uses. */
  public static Set<String> fieldsUsed(String ndjson, Template template) {
    return new Fields(template, FileLayer.read(ndjson, new ArrayList<>()), new ArrayList<>())
        .check();
  }
}
