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
  public static List<Defect> of(String ndjson, MappedFields template) {
    var defects = new ArrayList<Defect>();
    var objects = FileCheck.read(ndjson, defects);
    if (!defects.isEmpty()) {
      return defects;
    }
    new SchemaCheck(defects).check(objects);
    if (!defects.isEmpty()) {
      return defects;
    }
    objects.forEach(object -> new LayoutCheck(object, defects).check());
    new ReferenceCheck(objects, defects).check();
    objects.stream()
        .flatMap(object -> object.panels("lens").stream())
        .forEach(panel -> LensCheck.check(panel, defects));
    new FieldCheck(template, objects, defects).check();
    return defects;
  }

  /** Every field that a file without defects uses. */
  public static Set<String> fieldsUsed(String ndjson, MappedFields template) {
    return new FieldCheck(template, FileCheck.read(ndjson, new ArrayList<>()), new ArrayList<>())
        .check();
  }
}
