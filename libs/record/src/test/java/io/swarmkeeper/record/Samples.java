package io.swarmkeeper.record;

import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.contract.MessageType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** The contract's samples, as entries of a journal. */
public final class Samples {
  /** When the samples happened, more or less. */
  public static final Instant STORED = Instant.parse("2026-11-23T20:15:00.200Z");

  private static final Path DIRECTORY = Path.of("../contract/src/test/resources/samples");

  private Samples() {}

  /** The sample of a type, as text. */
  public static String text(MessageType type) {
    return text(type.kind());
  }

  /** The sample in the file of this name. */
  static String text(String name) {
    try {
      return Files.readString(DIRECTORY.resolve(name + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sample of a type, as the first entry. */
  public static Delivery delivery(MessageType type) {
    return delivery("keeper.local.x." + type.kind(), text(type), 1);
  }

  /** Any text as an entry. */
  public static Delivery delivery(String subject, String text, long sequence) {
    return new Delivery(
        subject, Map.of(), text.getBytes(StandardCharsets.UTF_8), sequence, STORED, 1, 0);
  }

  /** As the indexer gets it. */
  public static Origin origin(Delivery delivery) {
    return new Origin("local", delivery, STORED.plusSeconds(1));
  }
}
