package io.swarmkeeper.cli.audit;

import io.swarmkeeper.cli.elastic.ElasticHttp;
import io.swarmkeeper.cli.elastic.ElasticOptions;
import io.swarmkeeper.cli.local.RegularFile;
import io.swarmkeeper.cli.session.ExitCode;
import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.Session;
import io.swarmkeeper.cli.session.SwarmConnection;
import io.swarmkeeper.record.checkpoint.AnchoredCheckpoint;
import io.swarmkeeper.record.verify.Cursor.CannotCompare;
import io.swarmkeeper.record.verify.Difference;
import io.swarmkeeper.record.verify.Difference.Kind;
import io.swarmkeeper.record.verify.PartitionRemoval;
import io.swarmkeeper.record.verify.Verification;
import io.swarmkeeper.record.verify.Verification.Sides;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code keeper audit verify}: is every journal entry in Elasticsearch, once, unchanged. */
@Command(
    name = "verify",
    description =
        "Check that every journal entry is in Elasticsearch, once, unchanged, and as it was sealed.",
    footer = {
      "",
      "Exit codes: 0 yes, 4 something differs (each document is named), 5 not all could be",
      "compared."
    })
public final class VerifyCommand implements Callable<Integer> {
  private static final int MOST_KEY = 100_000;
  private static final Duration INDEXER = Duration.ofSeconds(15);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");
  private final Session session;

  @Option(names = "--from", paramLabel = "SEQ", description = "The first sequence; default 1.")
  Long from;

  @Option(
      names = "--to",
      paramLabel = "SEQ",
      description = "The last sequence; default the journal's last.")
  Long to;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "The public key (PEM) that must have signed the checkpoints.")
  Path key;

  @Mixin final AnchorOptions anchors = new AnchorOptions();
  @Mixin final ElasticOptions elasticsearch = new ElasticOptions();

  public VerifyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws GiveUp, InterruptedException {
    if ((from != null && from < 1) || (to != null && to < (from == null ? 1 : from))) {
      throw GiveUp.refused("--from and --to are sequences from 1 on, the smaller one first.");
    }
    if (anchors.given() && (from != null || to != null)) {
      throw GiveUp.refused(
          "--anchor and --at-least are about the whole record: leave --from and --to out.");
    }
    var known = anchors.of(session.subjects().swarm(), session);
    var pinned = key == null ? Optional.<String>empty() : Optional.of(publicKey());
    var address = elasticsearch.address(session);
    try (var elastic = new ElasticHttp(address);
        var connection = connect()) {
      return compare(connection, elastic, pinned, known).number();
    }
  }

  /** As checkpoints carry it. */
  private String publicKey() throws GiveUp {
    try {
      var pem =
          PEM.matcher(
              new String(
                  RegularFile.bytes(session.surroundings().directory().resolve(key), MOST_KEY),
                  StandardCharsets.US_ASCII));
      if (pem.find()) {
        return pem.group(1).replaceAll("[\\s=]", "");
      }
      throw GiveUp.refused(
          "--key " + key + " holds no public key in PEM (-----BEGIN PUBLIC KEY-----).");
    } catch (IOException e) {
      throw GiveUp.refused("--key " + key + " cannot be read: " + e.getMessage());
    }
  }

  /** Without the journal there is nothing to compare: not known, rather than refused. */
  private SwarmConnection connect() throws GiveUp {
    try {
      return session.connect();
    } catch (GiveUp e) {
      throw new GiveUp(ExitCode.UNKNOWN, e.sentences());
    }
  }

  private ExitCode compare(
      SwarmConnection connection,
      ElasticHttp elastic,
      Optional<String> pinned,
      List<AnchoredCheckpoint> known)
      throws GiveUp, InterruptedException {
    var report = new VerificationReport(session);
    try (var stored = connection.snapshot();
        var index = new AuditIndex(elastic, session.subjects().swarm())) {
      var last = to == null ? stored.last() : to;
      var first = from == null ? 1 : from;
      waitFor(index, Math.min(last, stored.last()));
      var sides = sides(stored, index, pinned, known);
      var result =
          new Verification(sides, report::found, report::noted)
              .run(at -> report.at(at, first, last));
      if (to == null) {
        stranded(index, stored, report);
      }
      return report.end(result, stored.first(), pinned.isPresent());
    } catch (CannotCompare e) {
      throw GiveUp.unknown(e.getMessage());
    }
  }

  private Sides sides(
      SwarmConnection.JournalSnapshot stored,
      AuditIndex index,
      Optional<String> pinned,
      List<AnchoredCheckpoint> known)
      throws GiveUp, CannotCompare, InterruptedException {
    var whole = from == null && to == null;
    var last = to == null ? stored.last() : to;
    var first = from == null ? 1 : from;
    return new Sides(
        session.subjects(),
        stored.entries(first, last),
        index.documents(first, last, whole),
        index.checkpoints(first, last, whole),
        first,
        last,
        whole,
        stored.first(),
        stored.last(),
        stored.keptSince(),
        expired(index, stored),
        pinned,
        stored.chainEnd(),
        stored::chainEndNow,
        known);
  }

  /** What was asked a moment ago is in Elasticsearch some seconds later. */
  private static void waitFor(AuditIndex index, long sequence)
      throws CannotCompare, InterruptedException {
    var looks = INDEXER.dividedBy(BETWEEN_LOOKS);
    for (var look = 0; sequence > 0 && look < looks && !index.has(sequence); look++) {
      Thread.sleep(BETWEEN_LOOKS);
      index.look();
    }
  }

  private List<PartitionRemoval> expired(AuditIndex index, SwarmConnection.JournalSnapshot stored)
      throws GiveUp, CannotCompare, InterruptedException {
    var said = new ArrayList<>(stored.expired());
    var forgotten = index.expired(stored.first());
    for (var copy = forgotten.next(); copy.isPresent(); copy = forgotten.next()) {
      PartitionRemoval.of(copy.get(), session.subjects()).ifPresent(said::add);
    }
    return said;
  }

  /** Documents of sequences that the journal has not reached: nobody but a forger made them. */
  private static void stranded(
      AuditIndex index, SwarmConnection.JournalSnapshot stored, VerificationReport report)
      throws GiveUp, CannotCompare, InterruptedException {
    var behind = index.behind(stored.now());
    for (var copy = behind.next(); copy.isPresent(); copy = behind.next()) {
      report.found(
          Difference.of(Kind.INSERTED, copy.get(), "the journal has not reached this sequence"));
    }
  }
}
