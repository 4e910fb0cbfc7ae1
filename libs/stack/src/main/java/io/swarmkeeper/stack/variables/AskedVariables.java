package io.swarmkeeper.stack.variables;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** An environment that remembers which of its variables were asked for. */
public final class AskedVariables extends AbstractMap<String, String> {
  private final Map<String, String> environment;
  private final SortedMap<String, String> asked = new TreeMap<>();

  public AskedVariables(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Those that were asked for and that are set. */
  public SortedMap<String, String> asked() {
    return asked;
  }

  @Override
  public String get(Object name) {
    String value = environment.get(name);
    if (value != null) {
      asked.put((String) name, value);
    }
    return value;
  }

  @Override
  public boolean containsKey(Object name) {
    return get(name) != null;
  }

  @Override
  public Set<Entry<String, String>> entrySet() {
    return environment.entrySet();
  }
}
