package io.swarmkeeper.wording;

import io.swarmkeeper.contract.Message;
import io.swarmkeeper.contract.Wire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The contract's samples: one of each message that was ever published. */
final class Samples {
  private static final Path DIRECTORY = Path.of("../contract/src/test/resources/samples");

  private Samples() {}

  static Message message(String kind) throws Exception {
    return Wire.decode(Files.readAllBytes(DIRECTORY.resolve(kind + ".json")), Map.of()).message();
  }
}
