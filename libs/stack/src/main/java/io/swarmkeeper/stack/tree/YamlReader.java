package io.swarmkeeper.stack.tree;

import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.StackText;
import io.swarmkeeper.stack.tree.Value.Mapping;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.reader.UnicodeReader;

/**
 * Reads the first document of a file into a tree, within bounds.
 *
 * @param kind what the file is to people, such as {@code stack file}
 * @param key what its top level must have
 */
public record YamlReader(Compat compat, Problems problems, String kind, String key) {
  /** Far above any stack file that a swarm could take; below what hurts. */
  private static final int MOST_BYTES = 20_000_000;

  /** The file's mapping, or nothing if it cannot be read; the reason is reported. */
  public Optional<Mapping> read(StackText file) {
    var start = new Mark(file.name(), 1, 1);
    if (file.bytes().length > MOST_BYTES) {
      problems.refuse(
          start,
          "",
          "the file has " + file.bytes().length + " bytes; at most " + MOST_BYTES + " are read");
      return Optional.empty();
    }
    try {
      return document(file, start);
    } catch (Unreadable e) {
      problems.refuse(e.at(), "", e.getMessage());
    } catch (MarkedYAMLException e) {
      problems.refuse(mark(file, e), "", "not YAML: " + sentence(e));
    } catch (YAMLException e) {
      problems.refuse(start, "", "not YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  private Optional<Mapping> document(StackText file, Mark start) throws Unreadable {
    var options = new LoaderOptions();
    options.setCodePointLimit(MOST_BYTES);
    var text = new UnicodeReader(new ByteArrayInputStream(file.bytes()));
    Iterator<Event> events = new Yaml(options).parse(text).iterator();
    events.next();
    Event first = events.next();
    if (!(first instanceof DocumentStartEvent document)) {
      problems.refuse(
          start, "", "the file is empty; a " + kind + " is a mapping with '" + key + "'");
      return Optional.empty();
    }
    if (document.getVersion() != null && !isOld(file)) {
      problems.refuse(start, "", "docker reads YAML 1.1 only; leave out the line '%YAML'");
    }
    Value root = new Composer(file.name(), compat, problems, events).root();
    if (!(root instanceof Mapping mapping)) {
      problems.refuse(root.at(), "", "the top level must be a mapping with '" + key + "'");
      return Optional.empty();
    }
    warnOfMore(file, events, options);
    return Optional.of(mapping);
  }

  /** SnakeYAML takes every version for 1.1, and docker only that one. */
  private static boolean isOld(StackText file) {
    var text = new UnicodeReader(new ByteArrayInputStream(file.bytes()));
    return new BufferedReader(text)
        .lines()
        .filter(line -> line.startsWith("%YAML"))
        .findFirst()
        .filter(line -> line.matches("%YAML[ \\t]+1\\.1\\s*(#.*)?"))
        .isPresent();
  }

  private void warnOfMore(StackText file, Iterator<Event> events, LoaderOptions options) {
    int end = events.next().getStartMark().getIndex();
    try {
      Event next = events.next();
      if (next.is(Event.ID.DocumentStart)) {
        second(file, Composer.mark(file.name(), next.getStartMark()), end, options);
      }
    } catch (MarkedYAMLException e) {
      second(file, mark(file, e), end, options);
    }
  }

  private void second(StackText file, Mark at, int end, LoaderOptions options) {
    if (compat.is28()) {
      var obstacle = new NextDocument(text(file), end, options).obstacle();
      if (obstacle.isPresent()) {
        problems.refuse(
            mark(file, obstacle.get()),
            "",
            "not YAML, and docker looks as far behind the first document: "
                + sentence(obstacle.get()));
        return;
      }
    }
    problems.warn(
        at, "", "only the first document of the file is read, as docker does; this is ignored");
  }

  private static String text(StackText file) {
    try (var text = new UnicodeReader(new ByteArrayInputStream(file.bytes()))) {
      return text.readAllAsString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Mark mark(StackText file, MarkedYAMLException e) {
    return e.getProblemMark() == null
        ? new Mark(file.name(), 1, 1)
        : Composer.mark(file.name(), e.getProblemMark());
  }

  /** Without the line, and without what the file has for a tag: it may be a secret with a '!'. */
  private static String sentence(MarkedYAMLException e) {
    String context = e.getContext() == null ? "" : e.getContext() + ": ";
    return context + e.getProblem().replaceFirst("(tag handle) .*", "$1");
  }
}
