package io.swarmkeeper.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmkeeper.figures.Figures;
import io.swarmkeeper.kibana.source.Panel;
import io.swarmkeeper.kibana.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BundleTest {
  private static final Path COMMITTED = Path.of("swarmkeeper.ndjson");

  @Test
  void the_committed_file_is_what_the_sources_make_byte_for_byte() throws IOException {
    assertThat(Files.readString(COMMITTED))
        .as("after a change of the sources: deploy/kibana/generate")
        .isEqualTo(Bundle.text(Sources.read()));
  }

  @Test
  void there_are_six_dashboards_twelve_searches_four_data_views_and_a_tag() throws IOException {
    var json = new ObjectMapper();
    var types = new ArrayList<String>();
    for (var line : Bundle.text(Sources.read()).lines().toList()) {
      types.add(json.readTree(line).path("type").asText());
    }
    assertThat(types.stream().collect(Collectors.groupingBy(t -> t, Collectors.counting())))
        .isEqualTo(
            java.util.Map.of("dashboard", 6L, "search", 12L, "index-pattern", 4L, "tag", 1L));
  }

  @Test
  void every_figure_is_on_a_dashboard_and_every_dashboard_has_a_search() {
    var drawn = new TreeSet<String>();
    for (var dashboard : Sources.read().dashboards().values()) {
      var panels = dashboard.rows().stream().flatMap(row -> row.panels().stream()).toList();
      assertThat(panels).as(dashboard.title()).hasAtLeastOneElementOfType(Panel.SearchPanel.class);
      panels.forEach(panel -> {
        if (panel instanceof Panel.FigurePanel figure) {
          drawn.add(figure.figure());
        }
      });
    }
    var all = new TreeSet<String>();
    Figures.TOPICS.forEach(
        topic -> Figures.of(topic).keySet().forEach(n -> all.add(topic + "/" + n)));
    assertThat(drawn).isEqualTo(all);
  }
}
