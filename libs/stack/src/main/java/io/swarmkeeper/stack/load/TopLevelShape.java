package io.swarmkeeper.stack.load;

import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Flag;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Text;
import io.swarmkeeper.stack.tree.Value.Unread;

/**
 * A top-level network, volume, secret or config: labels as strings, external with its real name.
 */
record TopLevelShape(LoadContext context) {
  Mapping shape(String section, String name, Value raw) {
    Mapping given = raw instanceof Mapping mapping ? mapping : Mapping.empty(raw.at());
    String path = section + "." + name;
    Mapping shaped =
        given.changed("labels", ShortForms::strings).changed("driver_opts", ShortForms::strings);
    Value external = given.get("external").orElse(new Flag(given.at(), false));
    boolean isExternal = external instanceof Mapping || (external instanceof Flag(_, var on) && on);
    if (isExternal) {
      return external(section, name, shaped, external, path);
    }
    if (section.equals("secrets")
        && !shaped.text("driver").isEmpty()
        && !shaped.text("file").isEmpty()) {
      context.refuse(
          given.where("file"),
          path,
          "'driver' and 'file' exclude each other; the driver brings the data");
    }
    return external instanceof Unread ? shaped : shaped.without("external");
  }

  private Mapping external(
      String section, String name, Mapping shaped, Value external, String path) {
    if (section.equals("volumes")) {
      conflict(shaped, "driver", path);
      conflict(shaped, "driver_opts", path);
      conflict(shaped, "labels", path);
    }
    String old = external instanceof Mapping m ? m.text("name") : "";
    String real = shaped.text("name");
    if (!old.isEmpty() && !real.isEmpty()) {
      context.refuse(external.at(), path, "'external.name' and 'name' are both given; use 'name'");
    }
    if (!old.isEmpty() && context.version().atLeast(section.equals("volumes") ? 4 : 5)) {
      context.warn(
          external.at(),
          path,
          "'external.name' is deprecated; write 'external: true' and 'name: " + old + "'");
    }
    String called = old.isEmpty() ? (real.isEmpty() ? name : real) : old;
    return shaped
        .with("external", new Flag(external.at(), true))
        .with("name", new Text(external.at(), called));
  }

  private void conflict(Mapping shaped, String key, String path) {
    Value value = shaped.get(key).orElse(null);
    boolean given =
        (value instanceof Text(_, var text) && !text.isEmpty())
            || (value instanceof Mapping m && !m.fields().isEmpty());
    if (given) {
      context.refuse(
          shaped.where(key), path + "." + key, "an external volume has no '" + key + "' here");
    }
  }
}
