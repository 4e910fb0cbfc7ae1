package io.swarmkeeper.swarm.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class SpecDigestTest {
  @Test
  void one_spec_has_one_digest_whichever_version_of_the_engine_answered() {
    var old = task("{\"Privileges\": {\"CredentialSpec\": null, \"SELinuxContext\": null}}");
    var newer =
        task(
            """
            {"Privileges": {"CredentialSpec": null, "NoNewPrivileges": false, "SELinuxContext": null}}
            """);

    assertThat(SpecDigest.ofService(newer)).isEqualTo(SpecDigest.ofService(old));
  }

  @Test
  void what_somebody_has_set_is_another_spec() {
    var plain = SpecDigest.ofService(task("{\"Privileges\": {}}"));

    assertThat(SpecDigest.ofService(task("{\"Privileges\": {\"NoNewPrivileges\": true}}")))
        .isNotEqualTo(plain);
    assertThat(SpecDigest.ofService(task("{\"Privileges\": {}, \"Init\": false}")))
        .isNotEqualTo(plain);
    assertThat(SpecDigest.ofService(task("{\"Privileges\": {}, \"Labels\": {\"a\": \"\"}}")))
        .isNotEqualTo(plain);
  }

  private static ObjectNode task(String container) {
    try {
      return (ObjectNode)
          new ObjectMapper()
              .readTree(
                  "{\"Name\": \"web\", \"TaskTemplate\": {\"ContainerSpec\": " + container + "}}");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
