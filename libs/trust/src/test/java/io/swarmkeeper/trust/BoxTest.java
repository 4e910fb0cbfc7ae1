package io.swarmkeeper.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoxTest {
  private static final String PLACE = "keeperq.local.secret.put.n1";
  private static final byte[] SECRET = "hunter2".getBytes(UTF_8);
  private final Box box = Box.generate();

  @Test
  void its_holder_reads_what_was_sealed_to_it() {
    assertThat(box.open(PLACE, Box.seal(box.publicKey(), PLACE, SECRET))).isEqualTo(SECRET);
  }

  @Test
  void two_boxes_of_the_same_are_different() {
    assertThat(Box.seal(box.publicKey(), PLACE, SECRET))
        .isNotEqualTo(Box.seal(box.publicKey(), PLACE, SECRET));
  }

  @Test
  void nobody_else_reads_it_nor_in_another_place() {
    var sealed = Box.seal(box.publicKey(), PLACE, SECRET);
    assertThatThrownBy(() -> Box.generate().open(PLACE, sealed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause();
    assertThatThrownBy(() -> box.open("keeperq.prod.secret.put.n1", sealed))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rubbish_is_refused_on_either_side() {
    for (var rubbish : new String[] {"", "AAAA", "!", "A".repeat(200)}) {
      assertThatThrownBy(() -> box.open(PLACE, rubbish))
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (var rubbish : new String[] {"", "AAAA", "!"}) {
      assertThatThrownBy(() -> Box.seal(rubbish, PLACE, SECRET))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void many_may_seal_and_open_at_once() {
    var box = Box.generate();
    var bytes = "hunter2".getBytes(StandardCharsets.UTF_8);
    var opened =
        IntStream.range(0, 400)
            .parallel()
            .mapToObj(i -> box.open("here", Box.seal(box.publicKey(), "here", bytes)))
            .toList();
    assertThat(opened).hasSize(400).allMatch(text -> Arrays.equals(text, bytes));
  }
}
