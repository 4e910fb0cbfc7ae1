package io.swarmkeeper.cli.audit;

import io.swarmkeeper.cli.local.RegularFile;
import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.Session;
import io.swarmkeeper.record.checkpoint.AnchoredCheckpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Checkpoints that are known from a place that the record's writer cannot rewrite. */
final class AnchorOptions {
  private static final int MOST_BYTES = 64_000_000; // half a million checkpoints
  private static final Pattern PLACE = Pattern.compile("([1-9]\\d{0,17}):([0-9a-f]{64})");

  @Option(
      names = "--anchor",
      paramLabel = "FILE",
      description = "Each checkpoint in this file must be in the record.")
  Path file;

  @Option(
      names = "--at-least",
      paramLabel = "SEQ:HASH",
      description = "The checkpoint that seals up to SEQ must have this hash (as printed before).")
  List<String> atLeast = List.of();

  boolean given() {
    return file != null || !atLeast.isEmpty();
  }

  /** All that they say of this swarm; a line that is none is refused, not left out. */
  List<AnchoredCheckpoint> of(String swarm, Session session) throws GiveUp {
    var known = new ArrayList<AnchoredCheckpoint>();
    for (var word : atLeast) {
      var place = PLACE.matcher(word);
      if (!place.matches()) {
        throw GiveUp.refused(
            "--at-least wants a sequence and the hash of the checkpoint that seals up to it, as 'keeper audit verify' prints them: SEQ:HASH.");
      }
      var last = Long.parseLong(place.group(1));
      known.add(new AnchoredCheckpoint(swarm, 0, last, 0, place.group(2)));
    }
    if (file != null) {
      known.addAll(lines(swarm, session));
    }
    return known;
  }

  private List<AnchoredCheckpoint> lines(String swarm, Session session) throws GiveUp {
    var known = new ArrayList<AnchoredCheckpoint>();
    var number = 0;
    for (var line : read(session)) {
      number++;
      var one = AnchoredCheckpoint.read(line).orElseThrow(lineOf(number));
      if (one.swarm().equals(swarm)) {
        known.add(one);
      }
    }
    if (known.isEmpty()) {
      throw GiveUp.refused("--anchor " + file + " names no checkpoint of swarm '" + swarm + "'.");
    }
    return known;
  }

  private Supplier<GiveUp> lineOf(int number) {
    return () ->
        GiveUp.refused(
            "--anchor %s: line %d is no checkpoint. Each line is: swarm, number, last sequence, size, hash."
                .formatted(file, number));
  }

  private List<String> read(Session session) throws GiveUp {
    try {
      var path = session.surroundings().directory().resolve(file);
      return new String(RegularFile.bytes(path, MOST_BYTES), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException e) {
      throw GiveUp.refused("--anchor " + file + " cannot be read: " + e.getMessage());
    }
  }
}
