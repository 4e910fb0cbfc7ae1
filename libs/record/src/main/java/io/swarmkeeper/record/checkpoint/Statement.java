package io.swarmkeeper.record.checkpoint;

import io.swarmkeeper.contract.Checkpoint;
import io.swarmkeeper.contract.Checkpoint.Gap;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * The text that a checkpoint's signature is of: plain lines, so that it can be made and checked
 * without us (docs/audit.md has the commands).
 */
public final class Statement {
  /** What the first checkpoint says instead of the hash of the one before. */
  public static final String NONE_BEFORE = "0".repeat(2 * Sha256.BYTES);

  private Statement() {}

  /** The bytes that are signed. */
  public static byte[] of(Checkpoint checkpoint) {
    var gaps =
        checkpoint.gaps().stream()
            .map(gap -> gap.first() + "-" + gap.last())
            .collect(Collectors.joining(","));
    var text =
        """
        keeper checkpoint 2
        swarm: %s
        number: %d
        range: %d-%d
        count: %d
        gaps: %s
        size: %d
        root: %s
        previous: %s
        rules: %s
        key: %s
        """
            .formatted(
                checkpoint.swarm(),
                checkpoint.number(),
                checkpoint.first(),
                checkpoint.last(),
                checkpoint.count(),
                gaps.isEmpty() ? "none" : gaps,
                checkpoint.size(),
                checkpoint.root(),
                checkpoint.previous(),
                checkpoint.rules(),
                checkpoint.keyId());
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** By what the next checkpoint names this one. */
  public static String hash(Checkpoint checkpoint) {
    return Sha256.hex(of(checkpoint));
  }

  static long size(Gap gap) {
    return gap.last() - gap.first() + 1;
  }
}
