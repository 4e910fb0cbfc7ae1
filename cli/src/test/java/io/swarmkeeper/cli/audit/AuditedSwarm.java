package io.swarmkeeper.cli.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nats.client.Nats;
import io.nats.client.PurgeOptions;
import io.nats.client.api.StreamConfiguration;
import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.bus.bucket.Bucket;
import io.swarmkeeper.bus.stream.Streams;
import io.swarmkeeper.cli.Calls;
import io.swarmkeeper.cli.nats.NatsConnection;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.journal.Journal;
import io.swarmkeeper.record.EcsMapping;
import io.swarmkeeper.record.Origin;
import io.swarmkeeper.record.Partition;
import io.swarmkeeper.record.checkpoint.AnchoredCheckpoint;
import io.swarmkeeper.record.checkpoint.ChainHead;
import io.swarmkeeper.record.checkpoint.Sealing;
import io.swarmkeeper.record.checkpoint.Sealing.Place;
import io.swarmkeeper.record.checkpoint.Signer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A swarm of its own in the real NATS, recorded in the real Elasticsearch. */
@SuppressWarnings("try") // closing may be interrupted, and then so is the test
final class AuditedSwarm implements AutoCloseable {
  private static final String NATS = System.getenv("KEEPER_NATS");
  private static final String ELASTICSEARCH = System.getenv("KEEPER_ELASTICSEARCH");
  private static final Path SAMPLES = Path.of("../libs/contract/src/test/resources/samples");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Subjects subjects =
      new Subjects("it-" + UUID.randomUUID().toString().substring(0, 8));
  private final Bus bus =
      Bus.connect(new BusSettings(NATS, Optional.empty(), "it"), Duration.ofSeconds(10));
  private final Streams streams = new Streams(bus);
  private final Journal journal = new Journal(bus, subjects, "keeper/indexer");
  final RecordedDocuments record = new RecordedDocuments(ELASTICSEARCH, subjects.swarm());
  private final Signer signer = signer();
  private Place place = Place.beginning(subjects.swarm());
  private Instant time = Instant.now();
  private int happened;

  /** The lines of an anchor. */
  final List<String> anchored = new ArrayList<>();

  /** One call of {@code keeper audit verify}. */
  record Run(int exit, String out) {}

  AuditedSwarm() throws Exception {
    makeUnprotectedJournal();
    for (var bucket : journal.buckets()) {
      bucket.ensure();
    }
    record.ensure();
  }

  /** From the one that an installer makes, NATS deletes and purges nothing for anybody. */
  private void makeUnprotectedJournal() throws Exception {
    try (var connection = Nats.connect(NATS)) {
      var _ =
          connection
              .jetStreamManagement()
              .addStream(
                  StreamConfiguration.builder()
                      .name(subjects.stream())
                      .subjects(subjects.journal())
                      .maxAge(Journal.MAX_AGE)
                      .build());
    }
  }

  /** From now on everything happens, and is sealed, so long ago that its health has expired. */
  void longAgo() {
    time = Instant.now().minus(Duration.ofDays(150));
  }

  /** That many messages, of every type in turn. */
  void happens(int messages) throws Exception {
    var types =
        Stream.of(MessageType.values()).filter(t -> t != MessageType.CHECKPOINT_MADE).toList();
    for (var i = 0; i < messages; i++) {
      var type = types.get(happened % types.size());
      var sample = (ObjectNode) JSON.readTree(SAMPLES.resolve(type.kind() + ".json").toFile());
      var number = ++happened;
      sample.put("id", sample.get("id").asText() + "-" + number);
      sample.put("time", time.toString());
      var bytes = JSON.writeValueAsBytes(sample);
      var subject = subjects.inJournal(Wire.decode(bytes, Map.of()).message());
      var _ =
          bus.publisher(Duration.ofSeconds(5))
              .publish(subject, sample.get("id").asText(), Map.of(), bytes);
    }
  }

  /** Everything that is in the journal and not in the record. */
  void index() throws Exception {
    var state = streams.state(subjects.stream());
    for (var sequence = 1L; sequence <= state.last(); sequence++) {
      index(sequence);
    }
    record.refresh();
  }

  private void index(long sequence) throws Exception {
    var entry = streams.message(subjects.stream(), sequence);
    if (entry.isPresent() && !record.indexed(sequence)) {
      var document = EcsMapping.of(new Origin(subjects, entry.get(), Instant.now()));
      record.create(document.target(), document.id(), document.fields().toString());
    }
  }

  /** Seals that many entries as the indexer does. */
  void seal(int entries) throws Exception {
    var sealing = new Sealing(place);
    for (var sequence = place.last() + 1; sealing.size() < entries; sequence++) {
      sealing.add(streams.message(subjects.stream(), sequence).orElseThrow());
    }
    var checkpoint = sealing.seal(EcsMapping.VERSION, signer, Optional.empty());
    var id = new MessageId("checkpoint/" + subjects.swarm() + "/" + checkpoint.number());
    var made = new Event.CheckpointMade(checkpoint);
    var _ = journal.publish(Envelope.unasked(id, journal.source(), time, made));
    anchored.add(AnchoredCheckpoint.of(checkpoint).line());
    var head = ChainHead.of(checkpoint, time, "").told();
    place = head.place(subjects.swarm());
    var bucket = new Bucket(bus, subjects.checkpointsBucket());
    var before = bucket.get(ChainHead.KEY);
    if (before.isPresent()) {
      var _ = bucket.replace(ChainHead.KEY, Wire.json(head), before.get().revision());
    } else {
      var _ = bucket.create(ChainHead.KEY, Wire.json(head));
    }
  }

  /** The last sequence of the journal. */
  long last() throws Exception {
    return streams.state(subjects.stream()).last();
  }

  /** The journal forgets all up to this sequence. */
  void forget(long sequence) throws Exception {
    try (var connection = Nats.connect(NATS)) {
      var _ =
          connection
              .jetStreamManagement()
              .purgeStream(
                  subjects.stream(), PurgeOptions.builder().sequence(sequence + 1).build());
    }
  }

  /** Somebody with NATS' rights deletes entries from within the journal. */
  void delete(long... sequences) throws Exception {
    try (var connection = Nats.connect(NATS)) {
      for (var sequence : sequences) {
        var _ = connection.jetStreamManagement().deleteMessage(subjects.stream(), sequence, true);
      }
    }
  }

  /** The end of the chain as it stands in its bucket. */
  byte[] head() throws Exception {
    return new Bucket(bus, subjects.checkpointsBucket()).get(ChainHead.KEY).orElseThrow().value();
  }

  /** Somebody puts an old one back. */
  void putHeadBack(byte[] head) throws Exception {
    var bucket = new Bucket(bus, subjects.checkpointsBucket());
    var _ = bucket.replace(ChainHead.KEY, head, bucket.get(ChainHead.KEY).orElseThrow().revision());
  }

  /** As the indexer's retention does it, except that it may keep silent; returns how many went. */
  long expires(Partition partition, boolean said) throws Exception {
    record.refresh();
    var stream = partition.stream(subjects.swarm(), time);
    var held = record.count(stream);
    if (said) {
      says(partition, held);
    }
    record.removeStream(stream);
    return held;
  }

  /** That a partition of this month is removed. */
  void says(Partition partition, long held) throws Exception {
    var stream = partition.stream(subjects.swarm(), time);
    var month = stream.substring(stream.length() - "2026.01".length());
    var event = new Event.PartitionExpired(stream, partition.dataset(), month, 3, held);
    var id = new MessageId("partition-expired/" + stream + "/" + held);
    var _ = journal.publish(Envelope.unasked(id, journal.source(), Instant.now(), event));
    index(streams.state(subjects.stream()).last());
  }

  Run verify(String... more) {
    var calls =
        new Calls()
            .with("KEEPER_NATS", NATS)
            .with("KEEPER_ELASTICSEARCH", ELASTICSEARCH)
            .with("KEEPER_SWARM", subjects.swarm())
            .through(NatsConnection::connect);
    var args = Stream.concat(Stream.of("audit", "verify"), Stream.of(more)).toArray(String[]::new);
    var result = calls.keeper(args);
    return new Run(result.exit(), result.out() + result.err());
  }

  Path ownKey() throws Exception {
    return pem(signer);
  }

  Path otherKey() throws Exception {
    return pem(signer());
  }

  @Override
  @SuppressWarnings("try") // closing may be interrupted, and then so is the test
  public void close() throws Exception {
    bus.close();
    record.close();
    try (var connection = Nats.connect(NATS)) {
      var streams = connection.jetStreamManagement();
      for (var name : streams.getStreamNames()) {
        if (name.contains(subjects.stream())) {
          streams.deleteStream(name);
        }
      }
    }
  }

  private static Signer signer() throws Exception {
    return new Signer(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
  }

  private static Path pem(Signer signer) throws Exception {
    var text = Base64.getEncoder().encodeToString(signer.keys().getPublic().getEncoded());
    var file = Files.createTempFile("key", ".pem");
    return Files.writeString(
        file, "-----BEGIN PUBLIC KEY-----\n" + text + "\n-----END PUBLIC KEY-----\n");
  }
}
