package io.swarmkeeper.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a name of an image says. */
class ImageNameTest {
  @Test
  void the_digest_wins_over_the_tag() {
    assertThat(ImageName.of("reg:5000/shop/web:2@sha256:00"))
        .isEqualTo(new ImageName("reg:5000/shop/web", "sha256:00"))
        .extracting(ImageName::text)
        .isEqualTo("reg:5000/shop/web@sha256:00");
  }

  @Test
  void a_port_is_no_tag_and_no_tag_is_latest() {
    assertThat(ImageName.of("reg:5000/web").text()).isEqualTo("reg:5000/web:latest");
    assertThat(ImageName.of("web:v1")).isEqualTo(new ImageName("web", "v1"));
  }

  @Test
  void the_registry_is_a_host_or_docker_hub() {
    assertThat(ImageName.of("web").registry()).isEqualTo("docker.io");
    assertThat(ImageName.of("shop/web").registry()).isEqualTo("docker.io");
    assertThat(ImageName.of("index.docker.io/shop/web").registry()).isEqualTo("docker.io");
    assertThat(ImageName.of("reg:5000/web").registry()).isEqualTo("reg:5000");
    assertThat(ImageName.of("localhost/web").registry()).isEqualTo("localhost");
  }
}
