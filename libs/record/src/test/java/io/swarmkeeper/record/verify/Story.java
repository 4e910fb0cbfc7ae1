package io.swarmkeeper.record.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.contract.Checkpoint;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Event.PartitionExpired;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.record.DeadLetterRecord;
import io.swarmkeeper.record.EcsDocument;
import io.swarmkeeper.record.EcsMapping;
import io.swarmkeeper.record.Partition;
import io.swarmkeeper.record.Samples;
import io.swarmkeeper.record.checkpoint.AnchoredCheckpoint;
import io.swarmkeeper.record.checkpoint.Keys;
import io.swarmkeeper.record.checkpoint.Sealing;
import io.swarmkeeper.record.checkpoint.Sealing.Place;
import io.swarmkeeper.record.checkpoint.Signer;
import io.swarmkeeper.record.verify.Verification.Result;
import io.swarmkeeper.record.verify.Verification.Sides;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A journal, its record and its checkpoints in memory, and somebody who tampers with them. */
final class Story {
  final TreeMap<Long, Delivery> journal = new TreeMap<>();
  final List<IndexedCopy> documents = new ArrayList<>();
  final List<PartitionRemoval> expired = new ArrayList<>();
  final List<AnchoredCheckpoint> anchored = new ArrayList<>();
  final List<Note> notes = new ArrayList<>();
  Optional<ChainEnd> head = Optional.empty();
  Instant keptSince = Instant.MAX;
  private final Signer signer;
  private Place place = Place.beginning("local");
  long last;

  /** Under the usual key. */
  Story() {
    this(Keys.OLD);
  }

  Story(Signer signer) {
    this.signer = signer;
  }

  /** The samples in turn, and some that nobody can read. */
  Story happens(int messages) {
    var types =
        Stream.of(MessageType.values())
            .filter(t -> t != MessageType.CHECKPOINT_MADE)
            .toArray(MessageType[]::new);
    for (var i = 0; i < messages; i++) {
      var sequence = last + 1;
      var type = types[(int) (sequence % types.length)];
      var text =
          sequence % 11 == 0
              ? "{ not readable " + sequence
              : Samples.text(type).replaceFirst("\"id\": \"", "\"id\": \"s" + sequence + "-");
      happens(Samples.delivery(text, sequence));
    }
    return this;
  }

  void happens(Delivery entry) {
    last = entry.streamSequence();
    journal.put(last, entry);
    documents.add(copy(document(entry)));
  }

  /** The next one, with a text of its own. */
  Story happensOtherwise() {
    var usual = new Story();
    usual.last = last;
    happens(Tampering.other(usual.happens(1).journal.get(last + 1)));
    return this;
  }

  /** Under seal, as the indexer does it, and indexed. */
  Story seals(int entries) {
    var sealing = new Sealing(place);
    journal.tailMap(place.last(), false).values().stream().limit(entries).forEach(sealing::add);
    Checkpoint checkpoint = sealing.seal(EcsMapping.VERSION, signer, Optional.empty());
    place = Place.after(checkpoint);
    head = Optional.of(new ChainEnd(place.number(), place.hash(), true));
    anchored.add(AnchoredCheckpoint.of(checkpoint));
    var envelope =
        Envelope.unasked(
            new MessageId("checkpoint/local/" + checkpoint.number()),
            "keeper/indexer",
            Samples.STORED,
            new Event.CheckpointMade(checkpoint));
    happens(
        Samples.delivery(
            "keeper.local.event.indexer.checkpoint-made",
            new String(Wire.encode(envelope), StandardCharsets.UTF_8),
            last + 1));
    return this;
  }

  /** The journal loses its oldest entries. */
  Story forgets(long upTo) {
    journal.headMap(upTo, true).clear();
    return this;
  }

  /** Retention removes a partition, and says so with what it held. */
  Story expires(Partition partition) {
    var stream = partition.stream("local", Samples.STORED);
    var held = documents.stream().filter(d -> d.in(stream)).count();
    documents.removeIf(d -> d.in(stream));
    var event = new PartitionExpired(stream, partition.dataset(), "2026.11", 3, held);
    expired.add(new PartitionRemoval(event, Instant.parse("2027-03-01T00:00:00Z")));
    return this;
  }

  IndexedCopy document(long sequence) {
    return documents.stream().filter(d -> d.sequence() == sequence).findFirst().orElseThrow();
  }

  /** Somebody overwrites a document. */
  void changes(long sequence, Consumer<ObjectNode> change) {
    var before = document(sequence);
    var source = before.source().<ObjectNode>deepCopy();
    change.accept(source);
    documents.set(documents.indexOf(before), new IndexedCopy(before.index(), before.id(), source));
  }

  Report verify() throws Exception {
    return verify(1, last, Optional.empty(), List.of());
  }

  Report verify(long from, long to, Optional<String> key) throws Exception {
    return verify(from, to, key, List.of());
  }

  /** Held against what is known from elsewhere. */
  Report verify(List<AnchoredCheckpoint> known) throws Exception {
    return verify(1, last, Optional.empty(), known);
  }

  Report verify(long from, long to, Optional<String> key, List<AnchoredCheckpoint> known)
      throws Exception {
    notes.clear();
    var whole = from == 1 && to == last;
    var found = new ArrayList<Difference>();
    var ordered =
        documents.stream().sorted(Comparator.comparingLong(IndexedCopy::sequence)).toList();
    var inRange =
        ordered.stream()
            .filter(d ->
                (d.sequence() >= from && d.sequence() <= to)
                    || (whole && d.sequence() < 1)
                    || d.sequence() > last)
            .toList();
    var seals =
        ordered.stream()
            .filter(d -> d.text("/keeper/record").equals("checkpoint"))
            .filter(d ->
                d.source().at("/keeper/audit/last_sequence").asLong() >= from
                    && (whole || d.source().at("/keeper/audit/first_sequence").asLong() <= to))
            .toList();
    var sides =
        new Sides(
            new Subjects("local"),
            cursor(journal.subMap(from, true, to, true).values()),
            cursor(inRange),
            cursor(seals),
            from,
            to,
            whole,
            first(),
            last,
            keptSince,
            expired,
            key,
            head,
            () -> head,
            known);
    return new Report(new Verification(sides, found::add, notes::add).run(_ -> {}), found);
  }

  /** As NATS has it: nothing but its front is ever cut off. */
  private long first() {
    return journal.isEmpty() ? last + 1 : Math.min(journal.firstKey(), last + 1);
  }

  /** What came of it. */
  record Report(Result result, List<Difference> found) {
    List<String> lines() {
      return found.stream().map(Difference::line).toList();
    }
  }

  static EcsDocument document(Delivery entry) {
    var origin = Samples.origin(entry);
    try {
      return EcsMapping.of(origin);
    } catch (UnreadableMessage e) {
      return DeadLetterRecord.unreadable(origin, e.getMessage());
    }
  }

  /** After a way through Elasticsearch, which keeps what it was sent. */
  static IndexedCopy copy(EcsDocument document) {
    try {
      var source = Wire.read(Wire.json(document.fields()), JsonNode.class);
      return new IndexedCopy(
          ".ds-" + document.target() + "-2026.11.23-000001", document.id(), source);
    } catch (UnreadableMessage e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> Cursor<T> cursor(Iterable<T> things) {
    Iterator<T> iterator = things.iterator();
    return () -> iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
  }
}
