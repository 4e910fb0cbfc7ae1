package io.swarmkeeper.stack.convert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.Contents;
import io.swarmkeeper.stack.load.Sections;
import io.swarmkeeper.stack.tree.GoPrint;
import io.swarmkeeper.stack.tree.Mark;
import io.swarmkeeper.stack.tree.Problems;
import io.swarmkeeper.stack.tree.Value.Mapping;
import java.util.Map;
import java.util.TreeMap;

/** What every conversion needs: the stack's name, all entries, and where to report. */
public record Scope(
    String stack, Sections sections, Compat compat, Contents contents, Problems problems) {
  /** The label by which docker knows what belongs to a stack. */
  private static final String NAMESPACE = "com.docker.stack.namespace";

  /** An entry's name in Swarm: {@code name:} as it is, or the key behind the stack's name. */
  public String name(String key, Mapping entry) {
    String given = entry.text("name");
    return given.isEmpty() ? stack + "_" + key : given;
  }

  /** Reports what forbids the files. */
  public void refuse(Mark at, String path, String text) {
    problems.refuse(at, path, text);
  }

  /** Reports what docker sends, and the engine is certain to refuse. */
  public void engineRefuses(Mark at, String path, String text) {
    problems.engineRefuses(at, path, text);
  }

  /** Whether a service's image may stand where nobody could read it. */
  public boolean imageUnread(String service, Mapping given) {
    boolean there = given.get("image").isPresent();
    return given.unread("image") || (!there && sections.mayHaveMore("services", service));
  }

  /** An entry's labels and the stack's own. */
  public ObjectNode labels(Mapping entry) {
    Map<String, String> all = new TreeMap<>();
    entry
        .below("labels")
        .fields()
        .forEach((key, field) -> all.put(key, GoPrint.print(field.value())));
    all.put(NAMESPACE, stack);
    return GoJson.strings(all);
  }
}
