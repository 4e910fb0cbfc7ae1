package io.swarmkeeper.stack.files;

import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.load.Sections;
import io.swarmkeeper.stack.tree.Problems;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Mapping;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lays later files over earlier ones: services field by field, other entries whole. */
final class FileMerge {
  private final ServiceMerge services;
  private final Problems problems;

  /** What gets lost without a word is reported to {@code problems}. */
  FileMerge(Compat compat, Problems problems) {
    this.services = new ServiceMerge(compat, problems);
    this.problems = problems;
  }

  /** All files as one; there is at least one. */
  Sections merge(List<Sections> files) {
    Sections merged = files.getFirst();
    for (Sections file : files.subList(1, files.size())) {
      merged = over(merged, file);
    }
    return merged;
  }

  private Sections over(Sections base, Sections later) {
    Map<String, Mapping> merged = new LinkedHashMap<>(base.services());
    later
        .services()
        .forEach(
            (name, service) -> merged.merge(name, service, (a, b) -> services.merge(name, a, b)));
    Map<String, Map<String, Mapping>> others = new LinkedHashMap<>();
    for (String section : Sections.OTHERS) {
      Map<String, Mapping> entries = new LinkedHashMap<>(base.other(section));
      later
          .other(section)
          .forEach((name, entry) -> {
            warnOfLost(section + "." + name, entries.put(name, entry), entry);
          });
      others.put(section, entries);
    }
    Set<String> unread = new LinkedHashSet<>(base.unread());
    unread.addAll(later.unread());
    return new Sections(
        base.at(), merged, others, extensions(base.extensions(), later.extensions()), unread);
  }

  private void warnOfLost(String path, Mapping before, Mapping later) {
    if (before == null) {
      return;
    }
    List<String> lost =
        before.fields().keySet().stream().filter(key -> later.get(key).isEmpty()).toList();
    if (!lost.isEmpty()) {
      problems.warn(
          later.at(),
          path,
          "replaces the whole entry of %s, so that what it says of %s is lost"
              .formatted(before.at().place(), String.join(", ", lost)));
    }
  }

  /** docker forgets the later ones; what x-keeper says counts key by key. */
  private static Mapping extensions(Mapping base, Mapping later) {
    Mapping merged = base;
    for (var entry : later.fields().entrySet()) {
      Value value = entry.getValue().value();
      Value before = merged.get(entry.getKey()).orElse(null);
      if (before instanceof Mapping a && value instanceof Mapping b) {
        value = extensions(a, b);
      }
      merged = merged.with(entry.getKey(), value);
    }
    return merged;
  }
}
