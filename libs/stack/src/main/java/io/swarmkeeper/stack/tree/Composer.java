package io.swarmkeeper.stack.tree;

import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.tree.MergeKeys.Entry;
import io.swarmkeeper.stack.tree.Value.Listing;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;

/** Builds values from the events of one document; shares aliased values and bounds their growth. */
final class Composer {
  private static final int DEEPEST = 100;

  /** Aliases expanded; a file of 10,000 services has fewer than half of this. */
  private static final long MOST_VALUES = 1_000_000;

  private final String file;
  private final Compat compat;
  private final Scalars scalars;
  private final MergeKeys mergeKeys;
  private final Iterator<Event> events;
  private final Map<String, Sized> anchors = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  Composer(String file, Compat compat, Problems problems, Iterator<Event> events) {
    this.file = file;
    this.compat = compat;
    this.scalars = new Scalars(compat);
    this.mergeKeys = new MergeKeys(compat, problems);
    this.events = events;
  }

  /** A value and how many values it expands to. */
  private record Sized(Value value, long size) {}

  Value root() throws Unreadable {
    return node(events.next(), 0).value();
  }

  private Sized node(Event event, int depth) throws Unreadable {
    Mark at = mark(file, event.getStartMark());
    if (depth > DEEPEST) {
      throw new Unreadable(at, "nested deeper than " + DEEPEST + " levels");
    }
    if (event instanceof AliasEvent alias) {
      return aliased(at, alias.getAnchor());
    }
    String anchor = ((NodeEvent) event).getAnchor();
    if (anchor != null) {
      open.add(anchor);
    }
    Sized sized =
        switch (event) {
          case ScalarEvent scalar -> new Sized(scalar(at, scalar), 1);
          case SequenceStartEvent _ -> list(at, depth);
          case MappingStartEvent _ -> mapping(at, depth);
          default -> throw new Unreadable(at, "unexpected " + event);
        };
    if (sized.size() > MOST_VALUES) {
      throw new Unreadable(
          at, "the file holds more than " + MOST_VALUES + " values, aliases expanded");
    }
    if (anchor != null) {
      open.remove(anchor);
      anchors.put(anchor, sized);
    }
    return sized;
  }

  private Sized aliased(Mark at, String anchor) throws Unreadable {
    if (open.contains(anchor)) {
      throw new Unreadable(at, "the anchor that '*' names here contains itself");
    }
    Sized sized = anchors.get(anchor);
    if (sized == null) {
      throw new Unreadable(
          at, "'*' names an anchor that the file does not have; a text with '*' needs quotes");
    }
    return sized;
  }

  private Value scalar(Mark at, ScalarEvent event) throws Unreadable {
    String tag = event.getTag();
    String text = event.getValue();
    boolean unspecific = tag != null && tag.equals("!");
    if (tag != null && !unspecific) {
      return scalars
          .tagged(at, tag, text)
          .orElseThrow(() -> new Unreadable(at, "what stands here cannot be read as " + tag));
    }
    boolean resolved = tag == null || (unspecific && compat.is28());
    return resolved && event.getScalarStyle() == ScalarStyle.PLAIN
        ? scalars.plain(at, text)
        : new Text(at, text);
  }

  private Sized list(Mark at, int depth) throws Unreadable {
    List<Value> items = new ArrayList<>();
    long size = 1;
    for (Event next = events.next(); !next.is(Event.ID.SequenceEnd); next = events.next()) {
      Sized item = node(next, depth + 1);
      items.add(item.value());
      size += item.size();
    }
    return new Sized(new Listing(at, items), size);
  }

  private Sized mapping(Mark at, int depth) throws Unreadable {
    List<Entry> entries = new ArrayList<>();
    long size = 1;
    for (Event next = events.next(); !next.is(Event.ID.MappingEnd); next = events.next()) {
      boolean merge = isMerge(next);
      Sized key = node(next, depth + 1);
      Sized value = node(events.next(), depth + 1);
      entries.add(new Entry(key.value(), value.value(), merge));
      size += 1 + value.size();
    }
    Mapping mapping = mergeKeys.join(at, entries);
    return new Sized(mapping, size);
  }

  private static boolean isMerge(Event event) {
    return event instanceof ScalarEvent scalar
        && scalar.getValue().equals("<<")
        && (scalar.getTag() == null
            ? scalar.getScalarStyle() == ScalarStyle.PLAIN
            : scalar.getTag().equals("tag:yaml.org,2002:merge"));
  }

  static Mark mark(String file, org.yaml.snakeyaml.error.Mark mark) {
    return new Mark(file, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
