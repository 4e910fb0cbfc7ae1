package io.swarmkeeper.story;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.record.EcsDocument;
import io.swarmkeeper.record.EcsMapping;
import io.swarmkeeper.record.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/**
 * What a short story does not make by itself: the contract's own samples, as if they had been
 * published just now, through the mapping that the indexer uses.
 */
final class Samples {
  private static final Path FOLDER =
      Sandbox.ROOT.resolve("libs/contract/src/test/resources/samples");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Samples() {}

  /** The document of a sample that was handed out so many times. */
  static EcsDocument document(String name, int deliveries) throws IOException, UnreadableMessage {
    var now = Instant.now();
    var message = (ObjectNode) JSON.readTree(Files.readAllBytes(FOLDER.resolve(name + ".json")));
    message.put("id", "sample-" + name + "-" + now.toEpochMilli()).put("time", now.toString());
    var body = JSON.writeValueAsBytes(message);
    var subjects = new Subjects(Sandbox.SWARM);
    var subject = subjects.inJournal(Wire.decode(body, Map.of()).message());
    var delivery = new Delivery(subject, Map.of(), body, 1, now, deliveries, 0);
    return EcsMapping.of(new Origin(subjects, delivery, now));
  }
}
