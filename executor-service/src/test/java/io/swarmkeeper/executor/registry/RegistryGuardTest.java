package io.swarmkeeper.executor.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which registries a manager asks on behalf of whoever names them. */
class RegistryGuardTest {
  private static RegistryGuard guard(String allowed, String... addresses) {
    return new RegistryGuard(AllowedRegistries.of(allowed), _ -> of(addresses));
  }

  private static List<InetAddress> of(String... addresses) throws UnknownHostException {
    var all = new java.util.ArrayList<InetAddress>();
    for (var address : addresses) {
      all.add(InetAddress.getByName(address));
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "::1",
        "169.254.169.254",
        "fe80::1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "fd00::1",
        "100.64.0.1",
        "0.0.0.0",
        "::ffff:10.1.2.3",
        "224.0.0.1"
      })
  void an_address_that_is_not_for_everybody_is_not_asked(String address) {
    assertThat(guard("", address).objection("registry.example:5000"))
        .hasValueSatisfying(why -> assertThat(why).contains("keeper.registries"));
  }

  @Test
  void a_name_with_one_private_address_among_others_is_not_asked() {
    assertThat(guard("", "93.184.216.34", "10.0.0.1").objection("registry.example")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"registry.corp:5000", "Registry.corp", "10.0.0.0/8", "a.b, 10.1.0.0/16 ,c.d"})
  void what_the_operator_names_is_asked(String allowed) {
    assertThat(guard(allowed, "10.1.2.3").objection("registry.corp:5000")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"registry.corp:5001", "orp:5000", "10.2.0.0/16", "fd00::/8"})
  void naming_another_opens_nothing(String allowed) {
    assertThat(guard(allowed, "10.1.2.3").objection("registry.corp:5000")).isPresent();
  }

  @Test
  void the_internet_and_docker_hub_are_asked() {
    assertThat(guard("", "93.184.216.34").objection("ghcr.io")).isEmpty();
    assertThat(guard("").objection("docker.io")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/99", "corp/8", "10.0.0.0/", "/8"})
  void what_is_no_network_ends_the_start(String setting) {
    assertThatThrownBy(() -> AllowedRegistries.of(setting))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(setting);
  }
}
