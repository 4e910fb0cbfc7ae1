package io.swarmkeeper.record.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tree is that of RFC 6962: the vectors are those of Certificate Transparency's own tests. */
class MerkleLogTest {
  private static final List<String> INPUTS =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  @ParameterizedTest
  @CsvSource({
    "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
  })
  void the_root_is_that_of_the_known_vectors(int size, String root) {
    var leaves = INPUTS.stream().limit(size).map(MerkleLogTest::leaf).toList();
    assertThat(HexFormat.of().formatHex(root(leaves))).isEqualTo(root);
  }

  /** The recursion of RFC 6962, §2.1, as it stands there. */
  private static byte[] byTheBook(List<byte[]> leaves) {
    return switch (leaves.size()) {
      case 0 -> Sha256.of();
      case 1 -> leaves.getFirst();
      default -> {
        var left = Integer.highestOneBit(leaves.size() - 1);
        yield Sha256.of(
            new byte[] {1},
            byTheBook(leaves.subList(0, left)),
            byTheBook(leaves.subList(left, leaves.size())));
      }
    };
  }

  @Test
  void it_goes_on_from_its_peaks_after_any_number_of_leaves_and_has_the_root_of_all() {
    var leaves = IntStream.range(0, 70).mapToObj(n -> Sha256.of(new byte[] {0, (byte) n})).toList();
    for (var all = 0; all <= leaves.size(); all++) {
      assertThat(root(leaves.subList(0, all))).isEqualTo(byTheBook(leaves.subList(0, all)));
      for (var first = 0; first <= all; first++) {
        var before = log(leaves.subList(0, first));
        var on = MerkleLog.of(before.size(), before.peaks());
        assertThat(on.root()).isEqualTo(byTheBook(leaves.subList(0, first)));
        leaves.subList(first, all).forEach(on::append);
        assertThat(on.root()).isEqualTo(byTheBook(leaves.subList(0, all)));
      }
    }
  }

  @Test
  void peaks_of_another_number_of_leaves_are_refused() {
    var peaks = log(List.of(leaf("00"), leaf("10"), leaf("2021"))).peaks();
    for (var size : new long[] {-1, 0, 1, 2, 4, 7}) {
      assertThatThrownBy(() -> MerkleLog.of(size, peaks))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> MerkleLog.of(1, "no Base64!"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_node_is_never_taken_for_a_leaf() {
    var two = Stream.of("00", "10").map(MerkleLogTest::leaf).toList();
    var joined = HexFormat.of().formatHex(two.get(0)) + HexFormat.of().formatHex(two.get(1));
    assertThat(root(two)).isNotEqualTo(leaf(joined));
  }

  private static byte[] root(List<byte[]> leaves) {
    return log(leaves).root();
  }

  private static MerkleLog log(List<byte[]> leaves) {
    var log = MerkleLog.empty();
    leaves.forEach(log::append);
    return log;
  }

  private static byte[] leaf(String hex) {
    return Sha256.of(new byte[] {0}, HexFormat.of().parseHex(hex));
  }
}
