package io.swarmkeeper.kibana.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swarmkeeper.kibana.check.Finding.Layer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** One JSON object a line, each once, within the sizes that Kibana takes by default. */
final class FileLayer {
  private static final int MOST_BYTES = 25 * 1024 * 1024;
  private static final int MOST_OBJECTS = 10_000;

  private FileLayer() {}

  static List<Loaded> read(String ndjson, List<Finding> findings) {
    var objects = new ArrayList<Loaded>();
    var seen = new HashSet<String>();
    if (!ndjson.endsWith("\n")) {
      findings.add(new Finding(Layer.FILE, "the file", "its last line does not end"));
    }
    if (ndjson.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      findings.add(new Finding(Layer.FILE, "the file", "is larger than " + MOST_BYTES + " bytes"));
    }
    var lines = ndjson.lines().toList();
    if (lines.isEmpty() || lines.size() > MOST_OBJECTS) {
      findings.add(new Finding(Layer.FILE, "the file", "has " + lines.size() + " objects"));
    }
    for (var i = 0; i < lines.size(); i++) {
      try {
        var object = Loaded.of(lines.get(i));
        objects.add(object);
        if (!seen.add(object.where())) {
          findings.add(new Finding(Layer.FILE, object.where(), "is there twice"));
        }
      } catch (JsonProcessingException e) {
        findings.add(new Finding(Layer.FILE, "line " + (i + 1), e.getOriginalMessage()));
      }
    }
    return objects;
  }
}
