package io.swarmkeeper.executor.spec;

import static io.swarmkeeper.executor.Given.NAMES;
import static io.swarmkeeper.executor.Given.STEP;
import static io.swarmkeeper.executor.Given.spec;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.engine.Json;
import io.swarmkeeper.engine.SpecDocument;
import io.swarmkeeper.swarm.spec.HeldSpec;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is written differs from what is recorded in what is named here, and in nothing else. */
class SpecWriterTest {
  private static final SpecDocument RECORDED = spec("web:v2");

  @Test
  void unheld_only_our_label_is_added() {
    assertThat(write(RECORDED, false)).isEqualTo(RECORDED.withLabel(StepId.LABEL, STEP.value()));
  }

  @Test
  void held_its_update_settings_are_those_of_a_held_one_besides() {
    var expected = HeldSpec.of(RECORDED.withLabel(StepId.LABEL, STEP.value()).json());
    assertThat(write(RECORDED, true)).isEqualTo(SpecDocument.of(expected));
    assertThat(write(RECORDED, true).failureAction()).isEqualTo("pause");
  }

  @Test
  void a_missing_placement_becomes_an_empty_one() {
    var bare = RECORDED.changed(s -> ((ObjectNode) s.path("TaskTemplate")).remove("Placement"));
    assertThat(write(bare, false).hasPlacement()).isTrue();
  }

  @Test
  void the_live_force_update_stays() {
    var forced =
        spec("web:v1").changed(s -> ((ObjectNode) s.path("TaskTemplate")).put("ForceUpdate", 4));
    var written = SpecWriter.write(RECORDED, Optional.of(forced), STEP, true, NAMES).spec();
    assertThat(written.forceUpdate()).isEqualTo(4);
  }

  @Test
  void names_of_secrets_and_configs_become_the_ids_of_today() {
    var container = write(referring("password", "settings"), false).container();
    assertThat(container.at("/Secrets/0/SecretID").asText()).isEqualTo("s1");
    assertThat(container.at("/Configs/0/ConfigID").asText()).isEqualTo("c1");
    assertThat(container.at("/Privileges/CredentialSpec/Config").asText()).isEqualTo("c1");
  }

  @Test
  void an_id_that_is_there_already_stays() {
    var once = write(referring("password", "settings"), false);
    assertThat(write(once, false)).isEqualTo(once);
  }

  @Test
  void all_that_is_missing_is_named_at_once() {
    var written =
        SpecWriter.write(referring("pin", "options"), Optional.empty(), STEP, false, NAMES);
    assertThat(written.missing())
        .containsExactly(
            "the secret 'pin' does not exist: create it first",
            "the config 'options' does not exist: create it first",
            "the config 'options' for the credential spec does not exist: create it first");
  }

  private static SpecDocument write(SpecDocument recorded, boolean held) {
    return SpecWriter.write(recorded, Optional.of(spec("web:v1")), STEP, held, NAMES).spec();
  }

  private static SpecDocument referring(String secret, String config) {
    var container =
        """
        {"Image":"web:v2","Secrets":[{"SecretName":"%s","File":{"Name":"x"}}],
         "Configs":[{"ConfigName":"%s","Runtime":{}}],"Privileges":{"CredentialSpec":{"Config":"%s"}}}\
        """
            .formatted(secret, config, config);
    return RECORDED.changed(
        s -> ((ObjectNode) s.path("TaskTemplate")).set("ContainerSpec", Json.parse(container)));
  }
}
