package io.swarmkeeper.indexer.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.indexer.placing.Shelf.ShelfUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The templates that new partitions are made from. An older one is brought up to date, and with it
 * the mappings of the partitions that are there; a newer one, of a newer indexer, is left alone.
 */
final class IndexTemplates {
  private static final Logger LOG = LoggerFactory.getLogger(IndexTemplates.class);
  private static final String BUNDLE = "/io/swarmkeeper/record/audit-template.json";
  private static final List<String> KINDS = List.of("component_template", "index_template");
  private static final int BAD_REQUEST = 400;

  /** A key that may create documents and nothing else. */
  private static final int FORBIDDEN = 403;

  private static final String CONTENT = "content";

  private final Elastic elastic;
  private final JsonNode bundle;

  IndexTemplates(Elastic elastic, JsonNode bundle) {
    this.elastic = elastic;
    this.bundle = bundle;
  }

  /** Those of this version. */
  static JsonNode ours() {
    try (var in = IndexTemplates.class.getResourceAsStream(BUNDLE)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException("the templates are part of this jar", e);
    }
  }

  /** What to do about one template. */
  enum Step {
    INSTALL,
    /** An older one is there. */
    UPGRADE,
    /** One of this version is there, but not as an indexer has written it. */
    MEND,
    KEEP,
    KEEP_NEWER
  }

  /** Decides by the version; of the same version, by what it was made from. */
  static Step step(JsonNode ours, Optional<JsonNode> installed) {
    if (installed.isEmpty()) {
      return Step.INSTALL;
    }
    var there = installed.get();
    var difference = there.path("version").asLong() - ours.path("version").asLong();
    if (difference > 0) {
      return Step.KEEP_NEWER;
    }
    var same = there.at("/_meta/" + CONTENT).asText().equals(content(ours));
    return difference < 0 ? Step.UPGRADE : same ? Step.KEEP : Step.MEND;
  }

  /** Installs what is missing, older or changed, and says what it did. May be repeated. */
  Map<String, Step> install() throws ShelfUnavailable {
    var steps = new LinkedHashMap<String, Step>();
    var rewritten = new ArrayList<JsonNode>();
    for (var kind : KINDS) {
      for (var template : bundle.get(kind + "s").properties()) {
        var step = install(kind, template.getKey(), template.getValue());
        steps.put(kind + " " + template.getKey(), step);
        if (step == Step.UPGRADE || step == Step.MEND) {
          rewritten.add(template.getValue());
        }
      }
    }
    for (var template : rewritten) {
      remap(template.at("/template/mappings"));
    }
    return steps;
  }

  private Step install(String kind, String name, JsonNode ours) throws ShelfUnavailable {
    var path = "/_" + kind + "/" + name;
    var installed =
        elastic
            .find("GET", path)
            .map(answer -> answer.at("/" + kind + "s/0/" + kind))
            .filter(there -> !there.isMissingNode());
    var step = step(ours, installed);
    switch (step) {
      case INSTALL, UPGRADE -> {
        write(path, ours);
        LOG.info("{} {}: {} version {}", kind, name, step, ours.path("version"));
      }
      case MEND -> {
        write(path, ours);
        LOG.info(
            "{} {}: version {} was there, but not as an indexer writes it: written again",
            kind,
            name,
            ours.path("version"));
      }
      case KEEP -> LOG.debug("{} {} is up to date", kind, name);
      case KEEP_NEWER ->
          LOG.warn(
              "{} {} has version {}, this indexer has {}: the newer one stays",
              kind,
              name,
              installed.orElseThrow().path("version"),
              ours.path("version"));
    }
    return step;
  }

  private void write(String path, JsonNode ours) throws ShelfUnavailable {
    var _ = elastic.call("PUT", path, Optional.of(marked(ours)));
  }

  /** Fields can be added to what is there; a field that changed its type waits for next month. */
  private void remap(JsonNode mappings) throws ShelfUnavailable {
    if (!mappings.has("properties")) {
      return;
    }
    try {
      var _ =
          elastic.call(
              "PUT",
              "/logs-keeper.*/_mapping?ignore_unavailable=true&allow_no_indices=true",
              Optional.of(mappings));
    } catch (ShelfUnavailable e) {
      if (e.status() != BAD_REQUEST && e.status() != FORBIDDEN) {
        throw e;
      }
      LOG.warn("the partitions that are there keep their mapping: {}", e.getMessage());
    }
  }

  static JsonNode marked(JsonNode ours) {
    var marked = (ObjectNode) ours.deepCopy();
    marked.withObjectProperty("_meta").put(CONTENT, content(ours));
    return marked;
  }

  private static String content(JsonNode ours) {
    var checksum = new CRC32();
    checksum.update(ours.toString().getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(checksum.getValue());
  }
}
