package io.swarmkeeper.stack.convert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.Contents;
import io.swarmkeeper.stack.load.Sections;
import io.swarmkeeper.stack.tree.GoPrint;
import io.swarmkeeper.stack.tree.Problems;
import io.swarmkeeper.stack.tree.Value.Mapping;
import java.util.Map;
import java.util.TreeMap;

/** What every conversion needs: the stack's name, all entries, and where to report. */
public record Scope(
    String stack, Sections sections, Compat compat, Contents contents, Problems problems) {
  /** The label by which docker knows what belongs to a stack. */
  public static final String NAMESPACE = "com.docker.stack.namespace";

  /** An entry's name in Swarm: {@code name:} as it is, or the key behind the stack's name. */
  public String name(String key, Mapping entry) {
    String given = entry.text("name");
    return given.isEmpty() ? stack + "_" + key : given;
  }

  /** A file's labels and the stack's own. */
  public ObjectNode labels(Mapping labels) {
    Map<String, String> all = new TreeMap<>();
    labels.fields().forEach((key, field) -> all.put(key, GoPrint.print(field.value())));
    all.put(NAMESPACE, stack);
    return Json.strings(all);
  }
}
