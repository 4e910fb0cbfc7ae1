package io.swarmkeeper.record.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Checkpoint;
import io.swarmkeeper.contract.Checkpoint.Gap;
import io.swarmkeeper.record.Samples;
import io.swarmkeeper.record.checkpoint.Sealing.Place;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A chain is good as a whole or says at which link it is not. */
class ChainTest {
  private static final Place BEGINNING = Place.beginning("local");

  @Test
  void checkpoints_of_one_key_follow_each_other() {
    var first = seal(BEGINNING, Keys.OLD, 1, 2, 3);
    var second = seal(after(first), Keys.OLD, 4, 5);
    var chain = new Chain(Optional.of(Keys.OLD.publicKey()));
    assertThat(chain.next(first)).isEmpty();
    assertThat(chain.next(second)).isEmpty();
    assertThat(chain.vouched()).isTrue();
  }

  @Test
  void a_range_says_which_sequences_the_journal_did_not_have() {
    var checkpoint = seal(BEGINNING, Keys.OLD, 3, 4, 9);
    assertThat(checkpoint.first()).isEqualTo(1);
    assertThat(checkpoint.last()).isEqualTo(9);
    assertThat(checkpoint.gaps()).containsExactly(new Gap(1, 2), new Gap(5, 8));
    var leaves = new CheckpointLeaves(checkpoint);
    assertThat(leaves.of(3)).contains(Leaf.of(entry(3)));
    assertThat(leaves.of(4)).contains(Leaf.of(entry(4)));
    assertThat(leaves.of(9)).contains(Leaf.of(entry(9)));
    assertThat(LongStream.of(1, 2, 5, 8, 10).mapToObj(leaves::of)).allMatch(Optional::isEmpty);
  }

  @Test
  void a_new_key_is_good_if_the_old_one_signs_it_in() {
    var first = seal(BEGINNING, Keys.OLD, 1);
    var second = new Sealing(after(first));
    second.add(entry(2));
    var chain = new Chain(Optional.of(Keys.NEW.publicKey()));
    assertThat(chain.next(first)).isEmpty();
    assertThat(chain.vouched()).isFalse();
    assertThat(chain.next(second.seal("2", Keys.NEW, Optional.of(Keys.OLD)))).isEmpty();
    assertThat(chain.vouched()).isTrue();
  }

  @Test
  void a_new_key_by_itself_is_not_good() {
    var first = seal(BEGINNING, Keys.OLD, 1);
    var chain = new Chain(Optional.empty());
    chain.next(first);
    assertThat(chain.next(seal(after(first), Keys.NEW, 2)))
        .singleElement()
        .asString()
        .contains("was not signed in by the key before");
  }

  @Test
  void a_stranger_among_them_is_seen_and_does_not_break_the_chain() {
    var first = seal(BEGINNING, Keys.OLD, 1);
    var stranger = seal(after(first), Keys.NEW, 2);
    var second = seal(after(first), Keys.OLD, 2);
    var chain = new Chain(Optional.empty());
    chain.next(first);
    assertThat(chain.next(stranger)).isNotEmpty();
    assertThat(chain.next(second)).isEmpty();
  }

  @Test
  void a_missing_checkpoint_is_seen() {
    var first = seal(BEGINNING, Keys.OLD, 1);
    var second = seal(after(first), Keys.OLD, 2);
    var third = seal(after(second), Keys.OLD, 3);
    var chain = new Chain(Optional.empty());
    chain.next(first);
    assertThat(String.join("\n", chain.next(third)))
        .contains("those between are missing")
        .contains("does not begin where the one before ends");
  }

  @Test
  void another_one_in_its_place_is_seen() {
    var first = seal(BEGINNING, Keys.OLD, 1);
    var other = seal(BEGINNING, Keys.OLD, 7);
    var second = seal(after(first), Keys.OLD, 2);
    var chain = new Chain(Optional.empty());
    chain.next(other);
    assertThat(String.join("\n", chain.next(second))).contains("does not follow checkpoint 1");
  }

  @Test
  void a_checkpoint_whose_tree_does_not_extend_the_one_before_is_seen_though_it_names_its_hash() {
    var first = seal(BEGINNING, Keys.OLD, 1, 2, 3);
    var other = seal(BEGINNING, Keys.OLD, 1, 2, 4);
    var forged = Place.after(other);
    var place = new Place("local", 1, 3, Statement.hash(first), forged.size(), forged.peaks());
    var chain = new Chain(Optional.empty());
    assertThat(chain.next(first)).isEmpty();
    assertThat(chain.next(seal(place, Keys.OLD, 5, 6)))
        .singleElement()
        .asString()
        .contains("its tree does not extend that of checkpoint 1");
  }

  @Test
  void from_one_checkpoint_alone_the_root_of_the_one_before_can_be_made_again() {
    var first = seal(BEGINNING, Keys.OLD, 1, 2, 3, 4, 5);
    var second = seal(after(first), Keys.OLD, 6, 7);
    assertThat(HexFormat.of().formatHex(CheckpointLeaves.before(second).root()))
        .isEqualTo(first.root());
    assertThat(second.size()).isEqualTo(7);
  }

  @Test
  void whatever_is_changed_in_a_checkpoint_is_seen() {
    var good = seal(BEGINNING, Keys.OLD, 1, 2);
    var other = seal(BEGINNING, Keys.OLD, 1, 5);
    for (var changed :
        List.of(
            with(good, good.number() + 1, good.leaves(), good.root(), good.publicKey()),
            with(good, good.number(), other.leaves(), good.root(), good.publicKey()),
            with(good, good.number(), other.leaves(), other.root(), good.publicKey()),
            with(good, good.number(), "no Base64!", good.root(), good.publicKey()),
            with(good, good.number(), good.leaves(), good.root(), Keys.NEW.publicKey()))) {
      assertThat(new Chain(Optional.empty()).next(changed)).isNotEmpty();
    }
    assertThat(new Chain(Optional.empty()).next(good)).isEmpty();
  }

  private static Checkpoint with(
      Checkpoint c, long number, String leaves, String root, String publicKey) {
    return new Checkpoint(
        c.swarm(),
        number,
        c.first(),
        c.last(),
        c.count(),
        c.gaps(),
        c.size(),
        c.peaks(),
        leaves,
        root,
        c.previous(),
        c.rules(),
        c.keyId(),
        publicKey,
        c.signature(),
        c.endorsement());
  }

  private static Checkpoint seal(Place after, Signer signer, long... sequences) {
    var sealing = new Sealing(after);
    LongStream.of(sequences).mapToObj(ChainTest::entry).forEach(sealing::add);
    return sealing.seal("2", signer, Optional.empty());
  }

  private static Place after(Checkpoint c) {
    return Place.after(c);
  }

  private static io.swarmkeeper.bus.stream.Delivery entry(long sequence) {
    return Samples.delivery("keeper.local.event.x", "{\"n\":" + sequence + "}", sequence);
  }
}
