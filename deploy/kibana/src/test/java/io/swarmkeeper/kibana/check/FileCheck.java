package io.swarmkeeper.kibana.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swarmkeeper.kibana.check.Defect.Layer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** One JSON object a line, each once, within the sizes that Kibana takes by default. */
final class FileCheck {
  private static final int MOST_BYTES = 25 * 1024 * 1024;
  private static final int MOST_OBJECTS = 10_000;

  private FileCheck() {}

  static List<ParsedObject> read(String ndjson, List<Defect> defects) {
    var objects = new ArrayList<ParsedObject>();
    var seen = new HashSet<String>();
    if (!ndjson.endsWith("\n")) {
      defects.add(new Defect(Layer.FILE, "the file", "its last line does not end"));
    }
    if (ndjson.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      defects.add(new Defect(Layer.FILE, "the file", "is larger than " + MOST_BYTES + " bytes"));
    }
    var lines = ndjson.lines().toList();
    if (lines.isEmpty() || lines.size() > MOST_OBJECTS) {
      defects.add(new Defect(Layer.FILE, "the file", "has " + lines.size() + " objects"));
    }
    for (var i = 0; i < lines.size(); i++) {
      try {
        var object = ParsedObject.of(lines.get(i));
        objects.add(object);
        if (!seen.add(object.where())) {
          defects.add(new Defect(Layer.FILE, object.where(), "is there twice"));
        }
      } catch (JsonProcessingException e) {
        defects.add(new Defect(Layer.FILE, "line " + (i + 1), e.getOriginalMessage()));
      }
    }
    return objects;
  }
}
