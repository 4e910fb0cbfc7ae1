package io.swarmkeeper.record.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.contract.Event.PartitionExpired;
import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.journal.EntryReading;
import io.swarmkeeper.record.Partition;
import io.swarmkeeper.record.Samples;
import io.swarmkeeper.trust.Signature;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What somebody does to a story who has the rights to. */
record Tampering(Story story) {
  private static final String KEY = "U" + "A".repeat(55);

  /** A story whose first entry was signed, and is forgotten by the journal. */
  static Story signed() {
    var plain = Samples.delivery(MessageType.DEPLOY);
    var headers =
        Map.of(
            Signature.KEY,
            KEY,
            Signature.VALUE,
            "c2lnbmF0dXJl",
            Signature.AT,
            "2026-11-23T20:14:59Z",
            EntryReading.PROVEN_BY,
            KEY);
    var story = new Story();
    story.happens(new Delivery(plain.subject(), headers, plain.body(), 1, plain.storedAt(), 1, 0));
    return story.happens(2).seals(3).forgets(3);
  }

  /** An entry that is removed before its range is sealed. */
  static Tampering goneBeforeItWasSealed() {
    var story = new Story().happens(50).seals(20).seals(20);
    var tampering = new Tampering(story).deletes(45).removes(45);
    story.seals(11);
    return tampering;
  }

  /** Whoever asked has proven nothing. */
  static void unprove(ObjectNode document) {
    document.withObjectProperty("keeper").remove("signature");
  }

  /** A story whose first entry is a verdict where only requests may stand. */
  static Story misplaced() {
    var text = Samples.text(MessageType.OPERATION_ENDED);
    var story = new Story();
    story.happens(Samples.delivery("keeper.local.taken.mallory.shop.pause", text, 1));
    return story.happens(2).seals(3);
  }

  /** The document of that entry as if it stood where what it says belongs. */
  Tampering believes(long sequence) {
    var letter = story.document(sequence);
    var text = letter.text("/event/original");
    var said = Story.copy(Story.document(Samples.delivery(text, sequence)));
    ((ObjectNode) said.source().at("/keeper/stream"))
        .put("subject", letter.text("/keeper/stream/subject"));
    story.documents.set(story.documents.indexOf(letter), said);
    return this;
  }

  /** The same entry with another text. */
  static Delivery other(Delivery entry) {
    var text = new String(entry.body(), StandardCharsets.UTF_8) + " ";
    return Samples.delivery(entry.subject(), text, entry.streamSequence());
  }

  static Consumer<ObjectNode> text(String was, String is) {
    return d -> {
      var event = d.withObjectProperty("event");
      event.put("original", event.get("original").asText().replace(was, is));
    };
  }

  Tampering removes(long... sequences) {
    Arrays.stream(sequences).forEach(n -> story.documents.remove(story.document(n)));
    return this;
  }

  Tampering changes(long sequence, Consumer<ObjectNode> change) {
    story.changes(sequence, change);
    return this;
  }

  /** The document of that entry instead of the one that there is. */
  Tampering records(Delivery entry) {
    removes(entry.streamSequence());
    story.documents.add(Story.copy(Story.document(entry)));
    return this;
  }

  /** A copy of a document that claims a sequence, or none. */
  Tampering forges(long of, long claim) {
    var source = story.document(of).source().<ObjectNode>deepCopy();
    if (claim == Long.MAX_VALUE) {
      source.withObjectProperty("event").remove("sequence");
    } else {
      source.withObjectProperty("event").put("sequence", claim);
    }
    story.documents.add(new IndexedCopy(story.document(of).index(), "forged", source));
    return this;
  }

  Tampering doubles(long sequence) {
    var copy = story.document(sequence);
    var elsewhere = ".ds-logs-keeper.audit-local.2025.01-000001";
    story.documents.add(new IndexedCopy(elsewhere, copy.id(), copy.source()));
    return this;
  }

  Tampering exchangesDocuments(long one, long other) {
    var first = story.document(one);
    var second = story.document(other);
    removes(one, other);
    story.documents.add(claiming(first, other));
    story.documents.add(claiming(second, one));
    return this;
  }

  private static IndexedCopy claiming(IndexedCopy copy, long sequence) {
    var source = copy.source().<ObjectNode>deepCopy();
    source.withObjectProperty("event").put("sequence", sequence);
    return new IndexedCopy(copy.index(), copy.id(), source);
  }

  Tampering deletes(long... sequences) {
    Arrays.stream(sequences).forEach(story.journal::remove);
    return this;
  }

  Tampering replaces(Delivery entry) {
    story.journal.put(entry.streamSequence(), entry);
    return this;
  }

  Tampering exchangesEntries(long one, long other) {
    var first = story.journal.get(one);
    var second = story.journal.get(other);
    return replaces(moved(first, other)).replaces(moved(second, one));
  }

  private static Delivery moved(Delivery entry, long sequence) {
    return new Delivery(
        entry.subject(), entry.headers(), entry.body(), sequence, entry.storedAt(), 1, 0);
  }

  Tampering cutsFront() {
    story.keptSince = Instant.EPOCH;
    story.forgets(20);
    return this;
  }

  /** The end of the chain is what it was after that many checkpoints. */
  Tampering headBack(int checkpoints) {
    story.head =
        checkpoints == 0
            ? Optional.empty()
            : Optional.of(story.anchored.get(checkpoints - 1))
                .map(c -> new ChainEnd(c.number(), c.hash(), true));
    return this;
  }

  /** Journal and record are as they were when this was the last entry. */
  Tampering truncates(long last) {
    story.journal.tailMap(last, false).clear();
    story.documents.removeIf(d -> d.sequence() > last);
    story.last = last;
    return this;
  }

  /** Health goes, and a message says that its time was over. */
  Tampering excuses() {
    var stream = Partition.HEALTH.stream("local", Samples.STORED);
    story.documents.removeIf(d -> d.in(stream));
    var event = new PartitionExpired(stream, Partition.HEALTH.dataset(), "2026.11", 3, 99);
    story.expired.add(new PartitionRemoval(event, Samples.STORED.plus(Duration.ofDays(1))));
    return this;
  }

  Tampering happens() {
    story.happens(1);
    return this;
  }
}
