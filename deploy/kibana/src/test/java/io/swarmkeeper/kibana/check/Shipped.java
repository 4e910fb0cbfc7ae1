package io.swarmkeeper.kibana.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.kibana.Bundle;
import io.swarmkeeper.kibana.source.Sources;
import io.swarmkeeper.record.EcsMapping;
import java.io.IOException;

/** What we ship: the saved objects, and the templates of the indexer. */
final class Shipped {
  static final String NDJSON = Bundle.text(Sources.read());

  private Shipped() {}

  static ObjectNode templates() {
    try (var in = EcsMapping.class.getResourceAsStream("audit-template.json")) {
      return (ObjectNode) new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
