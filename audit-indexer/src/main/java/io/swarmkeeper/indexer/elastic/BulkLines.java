package io.swarmkeeper.indexer.elastic;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.swarmkeeper.record.EcsDocument;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Documents as the lines of a bulk request that creates them. */
final class BulkLines {
  private static final JsonStringEncoder QUOTES = JsonStringEncoder.getInstance();

  private BulkLines() {}

  static byte[] of(List<EcsDocument> documents) {
    var actions = documents.stream().map(BulkLines::create).toList();
    var size = 2 * documents.size();
    for (var i = 0; i < documents.size(); i++) {
      size += actions.get(i).length + documents.get(i).json().length;
    }
    var lines = ByteBuffer.allocate(size);
    for (var i = 0; i < documents.size(); i++) {
      lines.put(actions.get(i)).put((byte) '\n').put(documents.get(i).json()).put((byte) '\n');
    }
    return lines.array();
  }

  /** Without a map and its writer: a batch has a thousand of these. */
  private static byte[] create(EcsDocument document) {
    var line = new StringBuilder("{\"create\":{\"_index\":\"");
    QUOTES.quoteAsString(document.target(), line);
    line.append("\",\"_id\":\"");
    QUOTES.quoteAsString(document.id(), line);
    return line.append("\"}}").toString().getBytes(StandardCharsets.UTF_8);
  }
}
