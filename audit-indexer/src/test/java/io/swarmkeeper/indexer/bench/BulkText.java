package io.swarmkeeper.indexer.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The items of a bulk request, of which some are kept from Elasticsearch and answered with 429. */
final class BulkText {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int REFUSED_PERCENT = 30;
  private final List<String> items;
  private final List<Boolean> refused = new ArrayList<>();

  private BulkText(List<String> items) {
    this.items = items;
  }

  static BulkText of(byte[] body) {
    var lines = new String(body, StandardCharsets.UTF_8).lines().toList();
    var items = new ArrayList<String>();
    for (var i = 0; i + 1 < lines.size(); i += 2) {
      items.add(lines.get(i) + "\n" + lines.get(i + 1) + "\n");
    }
    return new BulkText(items);
  }

  /** The rest of the request; remembers which are missing from it. */
  BulkText without(Random random) {
    var left = new ArrayList<String>();
    for (var item : items) {
      var out = random.nextInt(100) < REFUSED_PERCENT;
      refused.add(out);
      if (!out) {
        left.add(item);
      }
    }
    return new BulkText(left);
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  byte[] text() {
    return String.join("", items).getBytes(StandardCharsets.UTF_8);
  }

  HttpMessage.Answer merged(HttpMessage.Answer rest) throws IOException {
    return rest.status() == 200
        ? new HttpMessage.Answer(
            200,
            rest.contentType(),
            answer(new String(rest.body(), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8))
        : rest;
  }

  /** The answer for all, from the answer for the rest. */
  String answer(String rest) throws IOException {
    var whole = (ObjectNode) JSON.readTree(rest);
    var answers = whole.path("items").iterator();
    var merged = JSON.createArrayNode();
    for (var i = 0; i < items.size(); i++) {
      if (refused.get(i)) {
        add429(merged, items.get(i));
      } else {
        merged.add(answers.next());
      }
    }
    whole.put("took", 1).put("errors", true).set("items", merged);
    return whole.toString();
  }

  private static void add429(ArrayNode merged, String item) throws IOException {
    var action = JSON.readTree(item.substring(0, item.indexOf('\n')));
    var name = action.fieldNames().next();
    var target = action.get(name);
    var answer = merged.addObject().putObject(name);
    answer
        .put("_index", target.path("_index").asText())
        .put("_id", target.path("_id").asText())
        .put("status", 429);
    answer
        .putObject("error")
        .put("type", "es_rejected_execution_exception")
        .put("reason", "the proxy says so");
  }
}
