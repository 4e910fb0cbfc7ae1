package io.swarmkeeper.record.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.record.checkpoint.AnchoredCheckpoint;
import io.swarmkeeper.record.checkpoint.Keys;
import io.swarmkeeper.record.verify.Attack.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of removal, insertion, change, reordering and truncation, and what is said of it. */
class AttackTest {
  static Stream<Attack> attacks() {
    return AttackTable.rows();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void an_attack_is_found_or_not_as_the_table_says(Attack attack) throws Exception {
    var known = history().anchored;
    assertThat(verdict(attack.on(history()), List.of())).isEqualTo(attack.alone());
    assertThat(verdict(attack.on(history()), known)).isEqualTo(attack.anchored());
  }

  @Test
  void without_any_nothing_is_found() throws Exception {
    assertThat(verdict(history(), history().anchored)).isEqualTo(Verdict.UNSEEN);
    assertThat(verdict(Tampering.signed(), List.of())).isEqualTo(Verdict.UNSEEN);
  }

  @Test
  void whoever_makes_a_history_of_his_own_is_found_by_the_key_or_by_an_anchor() throws Exception {
    var own = new Story(Keys.NEW).happens(50).seals(20).seals(20).happens(5);
    assertThat(own.verify().lines()).isEmpty();
    assertThat(own.verify(history().anchored).lines()).isNotEmpty();
  }

  @Test
  void the_table_in_the_docs_is_this_one() throws Exception {
    assertThat(attacks()).hasSizeGreaterThanOrEqualTo(30);
    assertThat(Files.readAllLines(Path.of("../../docs/audit.md")))
        .containsAll(attacks().map(Attack::row).toList());
  }

  /** 1 to 20 are sealed by the checkpoint at 51, 21 to 40 by the one at 52. */
  private static Story history() {
    return new Story().happens(50).seals(20).seals(20).happens(5);
  }

  /** As the command line says it. */
  private static Verdict verdict(Story story, List<AnchoredCheckpoint> known) throws Exception {
    var result = story.verify(1, story.last, Optional.of(Keys.OLD.publicKey()), known).result();
    if (result.differences() > result.missingAtEnd() || !result.vouched()) {
      return Verdict.FOUND;
    }
    return result.missingAtEnd() + result.unproven() + result.expiredTooMany() > 0
        ? Verdict.DOUBTED
        : Verdict.UNSEEN;
  }
}
