package io.swarmkeeper.kibana;

import io.swarmkeeper.figures.Column;
import io.swarmkeeper.figures.Figures;
import io.swarmkeeper.kibana.object.Dashboards;
import io.swarmkeeper.kibana.object.DataViews;
import io.swarmkeeper.kibana.object.SavedObject;
import io.swarmkeeper.kibana.object.SavedSearches;
import io.swarmkeeper.kibana.object.Tag;
import io.swarmkeeper.kibana.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All saved objects as the one file that Kibana imports. The same sources are the same bytes. */
public final class Bundle {
  private Bundle() {}

  /** Writes the file that is named as the only argument. */
  public static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[0]), text(Sources.read()));
  }

  /** The file: one object a line, those that others need first. */
  public static String text(Sources sources) {
    return objects(sources).stream()
        .map(object -> object.json() + "\n")
        .collect(Collectors.joining());
  }

  private static List<SavedObject> objects(Sources sources) {
    var objects = new ArrayList<SavedObject>();
    objects.add(Tag.object());
    var fields = fields(sources);
    sources.dataViews().forEach((data, v) -> objects.add(DataViews.object(data, v.name(), fields)));
    sources.searches().forEach((name, search) -> objects.add(SavedSearches.object(name, search)));
    sources.dashboards().keySet().forEach(name -> objects.add(Dashboards.object(name, sources)));
    return objects;
  }

  /** Every field that is shown anywhere. */
  private static SortedSet<String> fields(Sources sources) {
    var fields = new TreeSet<String>();
    sources.searches().values().forEach(search -> fields.addAll(search.columns()));
    for (var topic : Figures.TOPICS) {
      Figures.of(topic).values().stream()
          .flatMap(figure -> figure.columns().stream())
          .map(Column::field)
          .forEach(field -> field.ifPresent(fields::add));
    }
    return fields;
  }
}
