package io.swarmkeeper.benchmarks;

import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Message;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.contract.Observation;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.record.EcsDocument;
import io.swarmkeeper.record.EcsMapping;
import io.swarmkeeper.record.Origin;
import io.swarmkeeper.record.checkpoint.Leaf;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From an entry of the journal to its document, and to its leaf in a checkpoint. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RecordBenchmark {
  private static final Subjects SUBJECTS = new Subjects("local");
  private static final Instant NOW = Instant.parse("2026-11-23T20:15:00.200Z");

  /** What the entry is about. */
  @Param({"container", "service"})
  String about;

  private Envelope envelope;
  private Origin origin;

  /** Makes the entry. */
  @Setup
  public void encode() {
    var message = message();
    var source = "keeper/" + MessageType.of(message).sender();
    envelope = Envelope.unasked(new MessageId("entry-1"), source, NOW, message);
    var subject = SUBJECTS.of(message);
    var entry = new Delivery(subject, Map.of(), Wire.encode(envelope), 1, NOW, 1, 0);
    origin = new Origin(SUBJECTS, entry, NOW.plusSeconds(1));
  }

  private Message message() {
    return switch (about) {
      case "service" -> new Event.ServiceConverged("shop", "shop_web", 3, Duration.ofSeconds(25));
      default ->
          new Observation.ContainerObserved(
              "mhi99rhjy97t13aiy72125u0w",
              "node-2",
              "4f2c7a00000000000000000000000000000000000000000000000000000000",
              "dockeronwindows/ch07-nerd-dinner-homepage:2e@sha256:31fa2425eb113d87d77f5587e9ba47fb",
              Optional.empty(),
              Health.UNHEALTHY,
              Optional.of(Health.HEALTHY),
              Optional.empty(),
              false,
              3,
              Optional.of("connection refused by 10.0.0.7:80 after three attempts; ".repeat(4)),
              NOW,
              Optional.of(NOW),
              Optional.empty());
    };
  }

  /** Reads the message, hides and maps. */
  @Benchmark
  public EcsDocument document() throws UnreadableMessage {
    return EcsMapping.of(origin);
  }

  /** Whether it stands where its sender could put it; a part of that. */
  @Benchmark
  public Envelope subject() throws UnreadableMessage {
    SUBJECTS.bind(origin.delivery().subject(), envelope);
    return envelope;
  }

  /** What a checkpoint seals of it. */
  @Benchmark
  public byte[] leaf() {
    return Leaf.of(origin.delivery());
  }
}
