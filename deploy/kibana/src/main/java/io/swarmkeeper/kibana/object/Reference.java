package io.swarmkeeper.kibana.object;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Collection;

/** One saved object needs another; the needy one knows it by the reference's name. */
public record Reference(String type, String id, String name) {
  /** The same need, as the dashboard around a panel has to repeat it. */
  public Reference within(String panel) {
    return new Reference(type, id, panel + ":" + name);
  }

  /** As JSON. */
  public static ArrayNode json(Collection<Reference> references) {
    var array = new ArrayNode(JsonNodeFactory.instance);
    for (var r : references) {
      array.addObject().put("type", r.type()).put("id", r.id()).put("name", r.name());
    }
    return array;
  }
}
