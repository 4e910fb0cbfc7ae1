package io.swarmkeeper.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What can be set of a program, as a table for people: whatever its settings ask for. */
public final class SettingsTable {
  private SettingsTable() {}

  /** Fails, and mends the page, when what {@code docs/operating.md} says is not so any more. */
  public static void isInTheDocs(String program, Function<SettingValues, ?> settings) {
    new DocumentedPart(Path.of("../docs/operating.md"), "settings of the " + program)
        .is(table(settings));
  }

  static String table(Function<SettingValues, ?> settings) {
    var nothingSet = new NothingSet();
    var _ = settings.apply(nothingSet);
    return nothingSet.asked.stream()
        .map(SettingsTable::row)
        .collect(
            Collectors.joining("\n", "| variable | default | unit | |\n|---|---|---|---|\n", ""));
  }

  private static String row(Setting<?> setting) {
    var usual =
        setting
            .usual()
            .map(
                value -> "`" + value.toString().replace(System.getProperty("user.home"), "~") + "`")
            .orElse("none");
    return "| `%s` | %s | %s | %s |"
        .formatted(setting.variable(), usual, setting.unit(), setting.meaning());
  }

  private static final class NothingSet implements SettingValues {
    private final List<Setting<?>> asked = new ArrayList<>();

    @Override
    public <T> Optional<T> given(Setting<T> setting) {
      asked.add(setting);
      return Optional.empty();
    }
  }
}
