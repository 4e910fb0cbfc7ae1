package io.swarmkeeper.record;

import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
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

  public static final Subjects SUBJECTS = new Subjects("local");
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
    return delivery(text(type), 1);
  }

  /** A message as an entry, on the one subject on which it is believed. */
  public static Delivery delivery(String text, long sequence) {
    var subject = subject(SUBJECTS, Map.of(), text.getBytes(StandardCharsets.UTF_8));
    return delivery(subject, text, sequence);
  }

  /** Where a message stands in the journal; anywhere, if it is none. */
  public static String subject(Subjects subjects, Map<String, String> headers, byte[] body) {
    try {
      return subjects.inJournal(Wire.decode(body, headers).message());
    } catch (UnreadableMessage _) {
      return "keeper." + subjects.swarm() + ".event.x";
    }
  }

  /** Any text as an entry. */
  public static Delivery delivery(String subject, String text, long sequence) {
    return new Delivery(
        subject, Map.of(), text.getBytes(StandardCharsets.UTF_8), sequence, STORED, 1, 0);
  }

  /** As the indexer gets it. */
  public static Origin origin(Delivery delivery) {
    return new Origin(SUBJECTS, delivery, STORED.plusSeconds(1));
  }
}
