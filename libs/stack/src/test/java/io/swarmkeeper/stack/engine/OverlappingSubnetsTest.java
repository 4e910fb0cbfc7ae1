package io.swarmkeeper.stack.engine;

import static io.swarmkeeper.stack.files.GivenFiles.file;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.stack.files.GivenFiles;
import io.swarmkeeper.stack.text.Subnet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two networks of one file that have addresses in common. */
class OverlappingSubnetsTest {
  @Test
  void the_second_is_told_with_the_name_and_place_of_the_first() {
    networks("10.89.0.0/16", "10.89.128.0/17")
        .isRefusedByTheEngineWith(
            "f1.yml:4:28: networks.front.ipam.config.0.subnet: 10.89.128.0/17 overlaps with"
                + " 10.89.0.0/16 of the network back (f1.yml:3:27): the engine makes both and brings"
                + " only one up, and tasks in the other wait for ever without a word; give one of"
                + " them other addresses");
  }

  @Test
  void neighbours_are_not() {
    networks("10.89.0.0/17", "10.89.128.0/17").isRefusedByTheEngineWith();
  }

  @Test
  void one_that_no_service_uses_is_never_made() {
    file(
            "services: {web: {image: x, networks: [back]}}",
            "networks:",
            "  back: {ipam: {config: [{subnet: 10.89.0.0/16}]}}",
            "  front: {ipam: {config: [{subnet: 10.89.0.0/16}]}}")
        .isRefusedByTheEngineWith();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.1.0/24, true",
    "10.1.2.3/24, 10.1.2.200/32, true",
    "0.0.0.0/0, 192.168.0.0/24, true",
    "10.0.0.0/24, 10.0.1.0/24, false",
    "255.255.255.255/32, 255.255.255.254/31, true",
    "::/0, 10.0.0.0/8, false",
    "fd00::/8, fd12:3456::/64, true",
    "fd00:1::/32, fd00:2::/32, false",
    "::ffff:10.0.0.0/104, ::ffff:10.1.0.0/112, true",
    "1:2:3:4:5:6:7:8/128, 1:2::7:8/128, false",
    "1:2:3:4:5:6:7:8/128, 1:2:3:4::/64, true",
  })
  void subnets_overlap_when_one_begins_like_the_other(String one, String other, boolean overlap) {
    var a = Subnet.of(one).orElseThrow();
    var b = Subnet.of(other).orElseThrow();
    assertThat(a.overlaps(b)).isEqualTo(overlap);
    assertThat(b.overlaps(a)).isEqualTo(overlap);
  }

  private static GivenFiles networks(String back, String front) {
    return file(
        "services: {web: {image: x, networks: [back, front]}}",
        "networks:",
        "  back: {ipam: {config: [{subnet: %s}]}}".formatted(back),
        "  front: {ipam: {config: [{subnet: %s}]}}".formatted(front));
  }
}
