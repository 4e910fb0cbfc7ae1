package io.swarmkeeper.executor.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.SideChannel.RegistryLogin;
import io.swarmkeeper.contract.SideChannel.RegistryLogins;
import io.swarmkeeper.engine.EngineTrouble;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Credentials are told apart without being shown. */
class CredentialsTest {
  private static final String IMAGE = "registry:5000/shop/web:1";
  private final Credentials credentials = new Credentials(() -> "salt");

  @Test
  void the_newest_of_a_registry_count_and_only_for_its_images() throws EngineTrouble {
    take("one");
    take("two");
    assertThat(credentials.of(IMAGE)).contains(auth("two"));
    assertThat(credentials.of("shop/web:1")).isEmpty();
    assertThat(credentials.known("shop/web:1")).isEmpty();
  }

  @Test
  void the_same_credentials_have_the_same_digest_and_others_another() throws EngineTrouble {
    take("one");
    var one = digest();
    take("two");
    assertThat(digest()).isNotEqualTo(one).hasSize(32);
    take("one");
    assertThat(digest()).isEqualTo(one);
  }

  @Test
  void what_is_told_has_the_user_and_never_the_password() throws EngineTrouble {
    take("hush");
    var told = credentials.known(IMAGE).orElseThrow();
    assertThat(told.user()).contains("ci");
    assertThat(told.toString() + credentials.auth(IMAGE)).doesNotContain("hush", auth("hush"));
  }

  @Test
  void another_swarm_has_other_digests() throws EngineTrouble {
    take("one");
    var other = new Credentials(() -> "pepper");
    other.take(new RegistryLogins(List.of(new RegistryLogin("registry:5000", auth("one")))));
    assertThat(other.auth(IMAGE).map(Credentials.RegistryAuth::digest))
        .isNotEqualTo(Optional.of(digest()));
  }

  private String digest() throws EngineTrouble {
    return credentials.auth(IMAGE).orElseThrow().digest();
  }

  private void take(String password) {
    credentials.take(
        new RegistryLogins(List.of(new RegistryLogin("registry:5000", auth(password)))));
  }

  private static String auth(String password) {
    var json = "{\"username\":\"ci\",\"password\":\"" + password + "\"}";
    return Base64.getUrlEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
