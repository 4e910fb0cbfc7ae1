package io.swarmkeeper.planner.plan.given;

import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.swarm.spec.SpecDigest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * Everything that a plan depends on. Plans with the same inputs have the same id; of plans with
 * different ids, the inputs tell what has moved.
 *
 * @param wanted what each service shall be, images pinned
 * @param live what each service was that the plan writes or removes; an empty spec for one that it
 *     creates
 * @param facts the nodes and objects that it counts on
 */
public record PlanInputs(
    String stack, Instant at, List<NamedSpec> wanted, List<NamedSpec> live, List<Fact> facts) {
  private static final int BYTES = 8;

  public PlanInputs {
    wanted = List.copyOf(wanted);
    live = List.copyOf(live);
    facts = List.copyOf(facts);
  }

  /**
   * Something that was so.
   *
   * @param what such as {@code node node-2}
   * @param state how it was, in words
   */
  public record Fact(String what, String state) {}

  /** Names the plan. The time is none of its inputs. */
  public String id() {
    var text = new StringBuilder(stack).append('\n');
    wanted.forEach(s -> text.append("wanted ").append(line(s)));
    live.forEach(s -> text.append("live ").append(line(s)));
    facts.forEach(f -> text.append(f.what()).append(' ').append(f.state()).append('\n'));
    return "plan-" + sha256(text.toString());
  }

  private static String line(NamedSpec spec) {
    return spec.name() + ' ' + SpecDigest.ofService(spec.spec()) + '\n';
  }

  private static String sha256(String text) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
