package io.swarmkeeper.record.checkpoint;

import io.swarmkeeper.contract.Checkpoint;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A checkpoint as it is told to a place that the record's writer cannot rewrite: by its hash all
 * that is sealed up to it can be held against the record later, whatever became of that.
 *
 * @param swarm whose journal it seals
 * @param number of the checkpoint
 * @param last the last sequence under seal
 * @param size how many entries are under seal
 * @param hash of the checkpoint, in hexadecimal
 */
public record AnchoredCheckpoint(String swarm, long number, long last, long size, String hash) {
  private static final Pattern LINE =
      Pattern.compile("(\\S+) (\\d{1,18}) (\\d{1,18}) (\\d{1,18}) ([0-9a-f]{64})");

  public static AnchoredCheckpoint of(Checkpoint c) {
    return new AnchoredCheckpoint(c.swarm(), c.number(), c.last(), c.size(), Statement.hash(c));
  }

  /** What {@link #line()} has written; nothing for what is no such line. */
  public static Optional<AnchoredCheckpoint> read(String line) {
    var parts = LINE.matcher(line.strip());
    return parts.matches()
        ? Optional.of(
            new AnchoredCheckpoint(
                parts.group(1),
                Long.parseLong(parts.group(2)),
                Long.parseLong(parts.group(3)),
                Long.parseLong(parts.group(4)),
                parts.group(5)))
        : Optional.empty();
  }

  /** In one line, without its end. */
  public String line() {
    return "%s %d %d %d %s".formatted(swarm, number, last, size, hash);
  }
}
