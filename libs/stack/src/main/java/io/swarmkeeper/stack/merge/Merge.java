package io.swarmkeeper.stack.merge;

import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.load.Sections;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lays later files over earlier ones: services field by field, other entries whole. */
public final class Merge {
  private final ServiceMerge services;

  /** By the rules of a CLI. */
  public Merge(Compat compat) {
    this.services = new ServiceMerge(compat);
  }

  /** All files as one; there is at least one. */
  public Sections merge(List<Sections> files) {
    Sections merged = files.getFirst();
    for (Sections file : files.subList(1, files.size())) {
      merged = over(merged, file);
    }
    return merged;
  }

  private Sections over(Sections base, Sections later) {
    Map<String, Mapping> merged = new LinkedHashMap<>(base.services());
    later.services().forEach((name, service) -> merged.merge(name, service, services::merge));
    Map<String, Map<String, Mapping>> others = new LinkedHashMap<>();
    for (String section : Sections.OTHERS) {
      Map<String, Mapping> entries = new LinkedHashMap<>(base.other(section));
      entries.putAll(later.other(section));
      others.put(section, entries);
    }
    return new Sections(
        base.at(), merged, others, extensions(base.extensions(), later.extensions()));
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
