package io.swarmkeeper.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.cli.Calls;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said before anything is compared. */
class VerifyTest {
  private final Calls calls = new Calls();

  @Test
  void a_range_that_is_none_is_refused() {
    for (var range :
        new String[][] {
          {"--from", "9", "--to", "3"},
          {"--from", "0"},
          {"--to", "0"}
        }) {
      var args = new String[range.length + 2];
      args[0] = "audit";
      args[1] = "verify";
      System.arraycopy(range, 0, args, 2, range.length);
      var result = calls.keeper(args);
      assertThat(result.exit()).isEqualTo(1);
      assertThat(result.err()).contains("--from and --to are sequences");
    }
  }

  @Test
  void a_key_that_is_none_is_refused(@TempDir Path directory) throws Exception {
    var missing = calls.keeper("audit", "verify", "--key", "there-is-none.pem");
    assertThat(missing.exit()).isEqualTo(1);
    assertThat(missing.err()).contains("there-is-none.pem cannot be read");

    var file = Files.writeString(directory.resolve("key.pem"), "nonsense");
    var nonsense = calls.keeper("audit", "verify", "--key", file.toString());
    assertThat(nonsense.exit()).isEqualTo(1);
    assertThat(nonsense.err()).contains("holds no public key in PEM");
  }

  @Test
  void an_anchor_that_is_none_is_refused_and_one_for_a_part_too(@TempDir Path directory)
      throws Exception {
    var missing = calls.keeper("audit", "verify", "--anchor", "there-is-none");
    assertThat(missing.exit()).isEqualTo(1);
    assertThat(missing.err()).contains("there-is-none cannot be read");

    var file = directory.resolve("anchor");
    Files.writeString(file, "nonsense\n");
    var nonsense = calls.keeper("audit", "verify", "--anchor", file.toString());
    assertThat(nonsense.exit()).isEqualTo(1);
    assertThat(nonsense.err()).contains("line 1 is no checkpoint");

    Files.writeString(file, "another 1 3 3 " + "0".repeat(64) + "\n");
    var another = calls.keeper("audit", "verify", "--anchor", file.toString());
    assertThat(another.exit()).isEqualTo(1);
    assertThat(another.err()).contains("names no checkpoint of swarm");

    for (var word : new String[] {"24", "0:" + "0".repeat(64), "24:XY"}) {
      var result = calls.keeper("audit", "verify", "--at-least", word);
      assertThat(result.exit()).isEqualTo(1);
      assertThat(result.err()).contains("SEQ:HASH");
    }
    var part = calls.keeper("audit", "verify", "--to", "9", "--anchor", file.toString());
    assertThat(part.exit()).isEqualTo(1);
    assertThat(part.err()).contains("leave --from and --to out");
  }

  @Test
  void an_address_that_is_none_is_refused() {
    var result = calls.keeper("audit", "verify", "--elasticsearch", "ftp://x");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("no address of Elasticsearch");
  }

  @Test
  void what_cannot_be_compared_is_not_known() {
    var result = calls.keeper("audit", "verify");
    assertThat(result.exit()).isEqualTo(5);
    assertThat(result.err()).contains("this journal is not stored");
  }
}
