package io.swarmkeeper.record.verify;

import static io.swarmkeeper.record.verify.Attack.Verdict.DOUBTED;
import static io.swarmkeeper.record.verify.Attack.Verdict.FOUND;
import static io.swarmkeeper.record.verify.Attack.Verdict.UNSEEN;

import io.swarmkeeper.record.checkpoint.Keys;
import java.util.List;
import java.util.stream.Stream;

/** The rows of the table in docs/audit.md, done to a history of two sealed ranges and a rest. */
final class AttackTable {
  private static final List<Attack> ON_ONE_SIDE =
      List.of(
          new Attack(
              "a document is removed",
              "E",
              "its entry, or its leaf, has none",
              FOUND,
              FOUND,
              s -> s.removes(9)),
          new Attack(
              "a field of a document is changed",
              "E",
              "the document made again from the entry",
              FOUND,
              FOUND,
              s -> s.changes(5, d -> d.put("message", "all is well"))),
          new Attack(
              "a document and the text in it are changed alike",
              "E",
              "the same, and its leaf",
              FOUND,
              FOUND,
              s -> s.records(Tampering.other(s.story().journal.get(5L)))),
          new Attack(
              "the dead letter of a message on a wrong subject is made a record of what it says",
              "E",
              "the subject of the entry",
              FOUND,
              FOUND,
              _ -> new Tampering(Tampering.misplaced()).believes(1)),
          new Attack(
              "the same, and the journal has forgotten its entry",
              "E",
              "the subject in the document, and the leaf",
              FOUND,
              FOUND,
              _ -> new Tampering(Tampering.misplaced().forgets(3)).believes(1)),
          new Attack(
              "a document is inserted for a sequence that has one",
              "E",
              "its id",
              FOUND,
              FOUND,
              s -> s.forges(9, 9)),
          new Attack(
              "a document is inserted for a sequence that is yet to come",
              "E",
              "the journal's last sequence",
              FOUND,
              FOUND,
              s -> s.forges(9, 4711)),
          new Attack(
              "a document is inserted with a sequence below 1",
              "E",
              "no journal has such",
              FOUND,
              FOUND,
              s -> s.forges(9, -1)),
          new Attack(
              "a document is inserted without a sequence",
              "E",
              "it claims none",
              FOUND,
              FOUND,
              s -> s.forges(9, Long.MAX_VALUE)),
          new Attack(
              "a document is copied into another month",
              "E",
              "its place",
              FOUND,
              FOUND,
              s -> s.doubles(9)),
          new Attack(
              "two documents change their places",
              "E",
              "the entry, and the leaf",
              FOUND,
              FOUND,
              s -> s.exchangesDocuments(7, 8)),
          new Attack(
              "the newest documents are removed",
              "E",
              "they may not be indexed yet",
              DOUBTED,
              DOUBTED,
              s -> s.removes(55, 56, 57)),
          new Attack(
              "the first checkpoint is removed",
              "E",
              "the chain, and its own entry",
              FOUND,
              FOUND,
              s -> s.removes(51)),
          new Attack(
              "the last checkpoint is removed",
              "E",
              "the chain's end in its bucket",
              FOUND,
              FOUND,
              s -> s.removes(52)),
          new Attack(
              "a checkpoint is changed",
              "E",
              "its root, its signature, its hash",
              FOUND,
              FOUND,
              s -> s.changes(51, Tampering.text("\"last\":20", "\"last\":19"))),
          new Attack(
              "a month is removed, and a message says that its time was over",
              "E, N",
              "its time was not over",
              FOUND,
              FOUND,
              Tampering::excuses),
          new Attack(
              "a sealed entry is deleted from within the journal",
              "N",
              "the gap",
              FOUND,
              FOUND,
              s -> s.deletes(5)),
          new Attack(
              "entries are purged from within the journal",
              "N",
              "the gap",
              FOUND,
              FOUND,
              s -> s.deletes(10, 11, 12, 13)),
          new Attack(
              "the newest entries are deleted",
              "N",
              "the journal's last sequence stays",
              FOUND,
              FOUND,
              s -> s.deletes(56, 57)));

  private static final List<Attack> ON_ALL_SIDES =
      List.of(
          new Attack(
              "the oldest entries are purged before their time",
              "N",
              "when their documents say that they were stored",
              FOUND,
              FOUND,
              Tampering::cutsFront),
          new Attack(
              "a sealed entry is replaced",
              "N",
              "its leaf",
              FOUND,
              FOUND,
              s -> s.replaces(Tampering.other(s.story().journal.get(5L)))),
          new Attack(
              "two sealed entries change their places",
              "N",
              "their leaves",
              FOUND,
              FOUND,
              s -> s.exchangesEntries(7, 8)),
          new Attack(
              "an entry that is not sealed yet is replaced",
              "N",
              "its document",
              FOUND,
              FOUND,
              s -> s.replaces(Tampering.other(s.story().journal.get(54L)))),
          new Attack(
              "an old end of the chain is put back",
              "N",
              "the checkpoints behind it",
              FOUND,
              FOUND,
              s -> s.headBack(1)),
          new Attack(
              "the end of the chain is removed",
              "N",
              "the checkpoints that there are",
              FOUND,
              FOUND,
              s -> s.headBack(0)),
          new Attack(
              "an entry that is not sealed yet is deleted, with its document",
              "E, N",
              "the gap",
              FOUND,
              FOUND,
              s -> s.deletes(54).removes(54)),
          new Attack(
              "the same, and the range is sealed afterwards",
              "E, N",
              "the gap in the checkpoint",
              FOUND,
              FOUND,
              _ -> Tampering.goneBeforeItWasSealed()),
          new Attack(
              "sealed entries, their documents and their checkpoint are deleted, and the old end of the chain is put back",
              "E, N",
              "the gap",
              FOUND,
              FOUND,
              s ->
                  s.deletes(30, 31, 52, 53, 54, 55, 56, 57)
                      .removes(30, 31, 52, 53, 54, 55, 56, 57)
                      .headBack(1)),
          new Attack(
              "the proof of who asked is removed from a document, and the journal has forgotten its entry",
              "E",
              "its leaf",
              FOUND,
              FOUND,
              _ -> new Tampering(Tampering.signed()).changes(1, Tampering::unprove)),
          new Attack(
              "checkpoints are made again with another key",
              "E, N",
              "`--key`, and the chain",
              FOUND,
              FOUND,
              _ -> new Tampering(new Story(Keys.NEW).happens(50).seals(20).seals(20).happens(5))),
          new Attack(
              "the journal is put back to an older backup, and so is all else",
              "E, N",
              "an anchor alone",
              UNSEEN,
              FOUND,
              s -> s.truncates(51).headBack(1)),
          new Attack(
              "the same, to just behind the last checkpoint",
              "E, N",
              "nothing",
              UNSEEN,
              UNSEEN,
              s -> s.truncates(52)),
          new Attack(
              "an entry that is not sealed yet is replaced, and its document too",
              "E, N",
              "nothing",
              UNSEEN,
              UNSEEN,
              s ->
                  s.replaces(Tampering.other(s.story().journal.get(54L)))
                      .records(s.story().journal.get(54L))),
          new Attack(
              "a false message is published with the rights of one of our programs",
              "N",
              "nothing: [security.md](security.md) says who may",
              UNSEEN,
              UNSEEN,
              Tampering::happens),
          new Attack(
              "a sealed entry is replaced everywhere, and all since then sealed again",
              "E, N, key",
              "an anchor alone",
              UNSEEN,
              FOUND,
              _ ->
                  new Tampering(
                      new Story()
                          .happens(4)
                          .happensOtherwise()
                          .happens(45)
                          .seals(20)
                          .seals(20)
                          .happens(5))),
          new Attack(
              "the last checkpoint is taken back, and its range sealed with other entries",
              "E, N, key",
              "an anchor alone",
              UNSEEN,
              FOUND,
              _ ->
                  new Tampering(
                      new Story()
                          .happens(24)
                          .happensOtherwise()
                          .happens(25)
                          .seals(20)
                          .seals(20)
                          .happens(5))));

  private AttackTable() {}

  static Stream<Attack> rows() {
    return Stream.concat(ON_ONE_SIDE.stream(), ON_ALL_SIDES.stream());
  }
}
