package io.swarmkeeper.record.verify;

import com.fasterxml.jackson.databind.node.NullNode;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.contract.Message;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.mask.Mask;
import io.swarmkeeper.record.DeadLetterRecord;
import io.swarmkeeper.record.EcsDocument;
import io.swarmkeeper.record.EcsMapping;
import io.swarmkeeper.record.Origin;
import io.swarmkeeper.record.checkpoint.Leaf;
import io.swarmkeeper.record.checkpoint.Sha256;
import io.swarmkeeper.record.verify.Difference.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Compares one sequence: the entry of the journal, the documents that claim it, and its leaf in a
 * checkpoint; each may be all that is left.
 */
final class EntryCheck {
  private static final IndexedCopy NONE = new IndexedCopy("", "", NullNode.instance);
  private static final Set<String> NOTHING = Set.of();

  /** What cannot be made again from the text that was kept. */
  private static final Set<String> OF_THE_BYTES = Set.of("event.hash", "keeper.redacted");

  /** The same where the text hides a name that stands in the subject too. */
  private static final Set<String> OF_THE_NAME =
      Set.of("event.hash", "keeper.redacted", "keeper.stream.subject");

  /** How a name that {@link Mask} has hidden looks as a token of a subject. */
  private static final String HIDDEN_IN_SUBJECT = Mask.HIDDEN.replace('*', '_');

  /** What nobody but the indexer knew. */
  private static final Set<String> OF_THE_REFUSAL =
      Set.of("error.message", "message", "keeper.deadletter.status", "keeper.deadletter.target");

  private final Subjects subjects;
  private final Consumer<Note> noted;
  private long otherVersions;
  private long unproven;

  EntryCheck(Subjects subjects, Consumer<Note> noted) {
    this.subjects = subjects;
    this.noted = noted;
  }

  /**
   * All that there is of one sequence.
   *
   * @param entry as the journal has it
   * @param copies the documents that claim it
   * @param leaf as it was sealed
   * @param neverThere whether the journal, or a checkpoint, says that there is no such entry
   */
  record Case(
      long sequence,
      Optional<Delivery> entry,
      List<IndexedCopy> copies,
      Optional<byte[]> leaf,
      boolean neverThere) {}

  /** Documents whose fields could not be compared, because other rules made them. */
  long otherVersions() {
    return otherVersions;
  }

  /** Documents of which neither the journal nor a checkpoint knows anything any more. */
  long unproven() {
    return unproven;
  }

  List<Difference> check(Case c) {
    var found = new ArrayList<Difference>();
    if (c.sequence() < 1) {
      c.copies().forEach(copy -> found.add(inserted(copy, "no journal has such a sequence")));
    } else if (c.entry().isPresent()) {
      withEntry(c, c.entry().get(), found);
    } else if (c.neverThere()) {
      c.copies().forEach(copy -> found.add(inserted(copy, "the journal has no such entry")));
    } else {
      withoutEntry(c, found);
    }
    return found;
  }

  private void withEntry(Case c, Delivery entry, List<Difference> found) {
    c.leaf()
        .filter(leaf -> !Arrays.equals(leaf, Leaf.of(entry)))
        .ifPresent(_ ->
            found.add(
                new Difference(
                    Kind.JOURNAL,
                    c.sequence(),
                    Optional.empty(),
                    Optional.empty(),
                    "the entry in the journal is not what the checkpoint has sealed")));
    unreadable(entry).ifPresent(why -> noted.accept(Note.unreadable(c.sequence(), why)));
    var own = new ArrayList<IndexedCopy>();
    for (var copy : c.copies()) {
      var should = expected(entry, copy);
      if (copy.id().equals(should.id())) {
        own.add(copy.in(should.target()) ? 0 : own.size(), copy); // the one in its place first
      } else {
        found.add(inserted(copy, "the document of this entry is " + should.id()));
      }
    }
    if (own.isEmpty()) {
      found.add(missing(c.sequence(), Optional.of(EcsDocument.id(entry))));
      return;
    }
    var first = own.removeFirst();
    var should = expected(entry, first);
    if (!first.in(should.target()) && !ofOtherRules(first, should)) {
      found.add(Difference.of(Kind.CHANGED, first, "its place is " + should.target()));
    }
    compare(first, should, NOTHING, found);
    own.forEach(
        copy -> found.add(Difference.of(Kind.DOUBLED, copy, "its place is " + should.target())));
  }

  private void withoutEntry(Case c, List<Difference> found) {
    if (c.copies().isEmpty()) {
      found.add(missing(c.sequence(), Optional.empty()));
      return;
    }
    unproven += c.leaf().isEmpty() ? c.copies().size() : 0;
    var good = c.copies().stream().filter(copy -> matches(copy, c.leaf())).findFirst();
    for (var copy : c.copies()) {
      if (good.isPresent() && !good.get().equals(copy)) {
        found.add(Difference.of(Kind.DOUBLED, copy, "another document is the one that was sealed"));
      } else if (good.isEmpty()) {
        found.add(Difference.of(Kind.CHANGED, copy, "it is not what the checkpoint has sealed"));
      } else {
        alone(copy, found);
      }
    }
  }

  /** The journal has forgotten the entry: its fields must be those of the text that was kept. */
  private void alone(IndexedCopy copy, List<Difference> found) {
    if (!copy.text("/keeper/redacted").equals("true")
        && !Sha256.hex(copy.text("/event/original").getBytes(StandardCharsets.UTF_8))
            .equals(copy.text("/event/hash"))) {
      found.add(Difference.of(Kind.CHANGED, copy, "event.hash is not that of event.original"));
    }
    copy.entry()
        .map(EcsDocument::id)
        .filter(id -> !id.equals(copy.id()))
        .ifPresent(id -> found.add(inserted(copy, "its text belongs to the document " + id)));
    if (!copy.dead()) {
      copy.entry()
          .ifPresent(entry -> {
            var hidden = withHiddenName(entry, copy);
            var should = expected(hidden.orElse(entry), copy);
            if (!copy.in(should.target()) && !ofOtherRules(copy, should)) {
              found.add(inserted(copy, "its text belongs to " + should.target()));
            } else {
              compare(copy, should, hidden.isPresent() ? OF_THE_NAME : OF_THE_BYTES, found);
            }
          });
    }
  }

  /**
   * An entry that says a name which looks like a secret: the kept text hides it, and so belongs on
   * another subject than the entry, which was compared when it was indexed and is under the seal.
   */
  private Optional<Delivery> withHiddenName(Delivery entry, IndexedCopy copy) {
    return copy.message(Message.class)
        .map(subjects::inJournal)
        .filter(subject -> subject.contains(HIDDEN_IN_SUBJECT))
        .filter(_ -> copy.text("/keeper/redacted").equals("true"))
        .map(subject ->
            new Delivery(
                subject,
                entry.headers(),
                entry.body(),
                entry.streamSequence(),
                entry.storedAt(),
                entry.deliveries(),
                entry.pending()));
  }

  private static boolean ofOtherRules(IndexedCopy copy, EcsDocument should) {
    return !copy.text("/keeper/schema_version").equals(EcsMapping.VERSION)
        && copy.text("/event/hash").equals(should.fields().at("/event/hash").asText());
  }

  private void compare(
      IndexedCopy copy, EcsDocument should, Set<String> leftOut, List<Difference> found) {
    if (ofOtherRules(copy, should)) {
      otherVersions++;
      return;
    }
    var refused = copy.text("/keeper/deadletter/stage").equals("index");
    var changes =
        FieldDifferences.between(
            should.fields(), copy.source(), refused ? OF_THE_REFUSAL : leftOut);
    if (!changes.isEmpty()) {
      found.add(Difference.of(Kind.CHANGED, copy, String.join("; ", changes)));
    }
  }

  /** The document that the entry must have; for one that was refused, the letter as it says. */
  private EcsDocument expected(Delivery entry, IndexedCopy copy) {
    var origin = new Origin(subjects, entry, entry.storedAt());
    if (entry.subject().equals(subjects.deadLetters())) {
      return DeadLetterRecord.parked(origin);
    }
    try {
      var mapped = EcsMapping.of(origin);
      return copy.dead()
          ? DeadLetterRecord.refused(
              origin, mapped, copy.source().at("/keeper/deadletter/status").asInt(), "not compared")
          : mapped;
    } catch (UnreadableMessage e) {
      return DeadLetterRecord.unreadable(origin, String.valueOf(e.getMessage()));
    }
  }

  /** Why an entry cannot be read; its document is a dead letter, which is compared like any. */
  private Optional<String> unreadable(Delivery entry) {
    if (entry.subject().equals(subjects.deadLetters())) {
      return Optional.empty();
    }
    var document = expected(entry, NONE).fields();
    return document.at("/keeper/deadletter/stage").asText().equals("read")
        ? Optional.of(document.at("/error/message").asText())
        : Optional.empty();
  }

  /** The data stream that its document belongs to. */
  String placeOf(Delivery entry) {
    return expected(entry, NONE).target();
  }

  private static boolean matches(IndexedCopy copy, Optional<byte[]> leaf) {
    return leaf.isEmpty() || copy.leaf().filter(its -> Arrays.equals(its, leaf.get())).isPresent();
  }

  private static Difference inserted(IndexedCopy copy, String what) {
    return Difference.of(Kind.INSERTED, copy, what);
  }

  private static Difference missing(long sequence, Optional<String> id) {
    return new Difference(
        Kind.MISSING, sequence, id, Optional.empty(), "it is not in Elasticsearch");
  }
}
