package io.swarmkeeper.indexer.elastic;

import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.record.EcsDocument;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** Documents as the lines of a bulk request that creates them. */
final class BulkLines {
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

  private static byte[] create(EcsDocument document) {
    return Wire.json(Map.of("create", Map.of("_index", document.target(), "_id", document.id())));
  }
}
