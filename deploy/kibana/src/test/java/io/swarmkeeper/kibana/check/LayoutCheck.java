package io.swarmkeeper.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.kibana.check.Defect.Layer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A dashboard's panels: each once, inside the 48 columns, none over another. */
final class LayoutCheck {
  private static final int WIDTH = 48;
  private final ParsedObject object;
  private final List<Defect> defects;

  LayoutCheck(ParsedObject object, List<Defect> defects) {
    this.object = object;
    this.defects = defects;
  }

  void check() {
    var names = new HashSet<String>();
    var taken = new HashSet<String>();
    for (var panel : object.attributes().path("panelsJSON")) {
      var name = panel.path("panelIndex").asText();
      var grid = panel.path("gridData");
      if (!names.add(name)) {
        say("panel " + name + " is there twice");
      }
      if (!name.equals(grid.path("i").asText())) {
        say("panel " + name + " has its place under another name: " + grid.path("i"));
      }
      if (grid.path("x").asInt() + grid.path("w").asInt() > WIDTH) {
        say("panel " + name + " is wider than the dashboard");
      }
      if (!free(grid, taken)) {
        say("panel " + name + " lies over another");
      }
    }
  }

  private static boolean free(JsonNode grid, Set<String> taken) {
    var free = true;
    for (var x = grid.path("x").asInt(); x < right(grid, "x", "w"); x++) {
      for (var y = grid.path("y").asInt(); y < right(grid, "y", "h"); y++) {
        free &= taken.add(x + "," + y);
      }
    }
    return free;
  }

  private static int right(JsonNode grid, String from, String length) {
    return grid.path(from).asInt() + grid.path(length).asInt();
  }

  private void say(String sentence) {
    defects.add(new Defect(Layer.ATTRIBUTES, object.where(), sentence));
  }
}
