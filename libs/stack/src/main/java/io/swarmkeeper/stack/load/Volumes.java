package io.swarmkeeper.stack.load;

import io.swarmkeeper.stack.text.MalformedText;
import io.swarmkeeper.stack.text.ShortMount;
import io.swarmkeeper.stack.tree.Mark;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Field;
import io.swarmkeeper.stack.tree.Value.Flag;
import io.swarmkeeper.stack.tree.Value.Listing;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Text;
import io.swarmkeeper.stack.tree.Value.Unread;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A service's volumes in the long form, bind sources as absolute paths of the deployer's machine.
 */
record Volumes(LoadContext context) {
  private static final Pattern WINDOWS =
      Pattern.compile(
          "(?s)[a-zA-Z]:S.*|S{2}[^\\\\/.]N*S[^\\\\/.]N*S.*"
              .replace("S", "[\\\\/]")
              .replace("N", "[^\\\\/]"));

  Value shape(Value value, String path) {
    List<Value> volumes = new ArrayList<>();
    if (value instanceof Listing(_, var items)) {
      for (int i = 0; i < items.size(); i++) {
        volume(volumes, items.get(i), path + "." + i);
      }
    }
    return new Listing(value.at(), volumes);
  }

  private void volume(List<Value> volumes, Value item, String path) {
    if (item instanceof Mapping mapping) {
      volumes.add(resolved(folded(mapping), path));
      return;
    }
    if (!(item instanceof Text(var at, var text))) {
      volumes.add(new Unread(item.at()));
      return;
    }
    try {
      ShortMount mount = ShortMount.parse(text);
      mount
          .ignored()
          .forEach(option ->
              context.warn(
                  at, path, "the option '" + option + "' is unknown and ignored silently"));
      volumes.add(resolved(longForm(at, mount), path));
    } catch (MalformedText e) {
      context.refuse(at, path, e.getMessage());
      volumes.add(new Unread(at));
    }
  }

  private static Mapping folded(Mapping volume) {
    Mapping folded = volume;
    for (var options : ShortForms.MOUNT_OPTIONS.entrySet()) {
      folded = folded.changed(options.getKey(), it -> ShortForms.folded(it, options.getValue()));
    }
    return folded;
  }

  private static Mapping longForm(Mark at, ShortMount mount) {
    Map<String, Field> fields = new LinkedHashMap<>();
    fields.put("type", new Field(at, new Text(at, mount.type())));
    fields.put("source", new Field(at, new Text(at, mount.source())));
    fields.put("target", new Field(at, new Text(at, mount.target())));
    fields.put("read_only", new Field(at, new Flag(at, mount.readOnly())));
    if (mount.noCopy()) {
      fields.put("volume", new Field(at, Mapping.empty(at).with("nocopy", new Flag(at, true))));
    }
    mount
        .propagation()
        .ifPresent(word ->
            fields.put(
                "bind", new Field(at, Mapping.empty(at).with("propagation", new Text(at, word)))));
    return new Mapping(at, fields);
  }

  private Value resolved(Mapping volume, String path) {
    if (!volume.text("type").equals("bind") || volume.unread("source")) {
      return volume;
    }
    String given = volume.text("source");
    if (given.isEmpty()) {
      context.refuse(volume.at(), path, "a bind mount needs a 'source'");
      return new Unread(volume.at());
    }
    Mark at = volume.where("source");
    return volume.with("source", new Text(at, absolute(home(at, given, path))));
  }

  private String home(Mark at, String given, String path) {
    if (!given.startsWith("~")) {
      return given;
    }
    String home = context.variables().apply("HOME");
    if (home == null) {
      context.warn(at, path, "'~' stays as it is, because HOME is not set");
      return given;
    }
    return home + given.substring(1);
  }

  private String absolute(String given) {
    boolean absolute = given.startsWith("/") || WINDOWS.matcher(given).matches();
    return absolute ? given : joined(context.directory(), given);
  }

  /** Cleaned as Go's filepath.Join does; no file system is asked. */
  private static String joined(String directory, String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : (directory + "/" + path).split("/", -1)) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return "/" + String.join("/", parts);
  }
}
