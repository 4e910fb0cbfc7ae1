package io.swarmkeeper.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.contract.SideChannel.RegistryLogin;
import io.swarmkeeper.contract.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials come from where docker has them. */
class DockerLoginsTest {
  private static final String BOTH =
      Base64.getEncoder().encodeToString("bob:pa:ss".getBytes(StandardCharsets.UTF_8));

  @TempDir Path directory;
  private final List<String> warnings = new ArrayList<>();

  @Test
  void auths_give_user_and_password_under_any_form_of_the_servers_name() throws Exception {
    config(
        """
        {"auths": {"reg:5000": {"auth": "%s"}, "https://index.docker.io/v1/": {"auth": "%s"}}}
        """
            .formatted(BOTH, BOTH));
    assertThat(logins("reg:5000", "docker.io", "other.example"))
        .containsOnlyKeys("reg:5000", "docker.io")
        .allSatisfy((_, auth) -> {
          assertThat(auth.path("username").asText()).isEqualTo("bob");
          assertThat(auth.path("password").asText()).isEqualTo("pa:ss");
        });
  }

  @Test
  void an_identity_token_is_sent_instead_of_a_password() throws Exception {
    config("{\"auths\": {\"reg:5000\": {\"identitytoken\": \"t0ken\"}}}");
    var auth = logins("reg:5000").get("reg:5000");
    assertThat(auth.path("identitytoken").asText()).isEqualTo("t0ken");
    assertThat(auth.has("password")).isFalse();
  }

  @Test
  void a_helper_is_asked_for_its_registry_and_the_store_for_all_others() throws Exception {
    helper(
        "one",
        "read server; echo \"{\\\"Username\\\":\\\"one\\\",\\\"Secret\\\":\\\"$server\\\"}\"");
    helper("all", "echo '{\"Username\":\"<token>\",\"Secret\":\"t0ken\"}'");
    config("{\"credsStore\": \"all\", \"credHelpers\": {\"reg:5000\": \"one\"}}");
    var logins = logins("reg:5000", "docker.io");
    assertThat(logins.get("reg:5000").path("username").asText()).isEqualTo("one");
    assertThat(logins.get("reg:5000").path("password").asText()).isEqualTo("reg:5000");
    assertThat(logins.get("docker.io").path("identitytoken").asText()).isEqualTo("t0ken");
    assertThat(warnings).isEmpty();
  }

  @Test
  void a_helper_that_knows_none_is_silent_and_one_that_fails_is_a_warning() throws Exception {
    helper("none", "echo 'credentials not found in native keychain'; exit 1");
    helper("bad", "echo broken p4ssword; exit 2");
    config(
        "{\"credsStore\": \"none\", \"credHelpers\": {\"reg:5000\": \"bad\", \"x.y\": \"missing\"}}");
    assertThat(logins("docker.io", "reg:5000", "x.y")).isEmpty();
    assertThat(warnings)
        .hasSize(2)
        .anyMatch(w -> w.contains("docker-credential-bad fails for reg:5000 (exit code 2)"))
        .anyMatch(w -> w.contains("docker-credential-missing cannot be run"))
        .noneMatch(w -> w.contains("p4ssword"));
  }

  @Test
  void without_a_config_or_with_a_broken_one_there_are_none() throws Exception {
    assertThat(logins("docker.io")).isEmpty();
    assertThat(warnings).isEmpty();
    config("{");
    assertThat(logins("docker.io")).isEmpty();
    assertThat(warnings).singleElement().asString().contains("cannot be read as JSON");
  }

  @Test
  void the_registry_of_an_image_is_found_as_docker_finds_it() {
    assertThat(
            DockerLogins.registries(
                List.of(
                    "web", "shop/web:1", "reg:5000/web@sha256:0", "localhost/x", "reg.test/a/b")))
        .containsExactlyInAnyOrder("docker.io", "reg:5000", "localhost", "reg.test");
  }

  private Map<String, JsonNode> logins(String... registries) throws Exception {
    var path = directory + ":" + System.getenv("PATH");
    var env = Map.of("DOCKER_CONFIG", directory.toString(), "PATH", path);
    var found = new HashMap<String, JsonNode>();
    for (RegistryLogin login :
        new DockerLogins(env, warnings::add).of(Set.of(registries)).logins()) {
      found.put(
          login.registry(), Wire.read(Base64.getUrlDecoder().decode(login.auth()), JsonNode.class));
    }
    return found;
  }

  private void config(String json) throws IOException {
    var _ = Files.writeString(directory.resolve("config.json"), json);
  }

  private void helper(String name, String script) throws IOException {
    var file = directory.resolve("docker-credential-" + name);
    var _ = Files.writeString(file, "#!/bin/sh\n[ \"$1\" = get ] || exit 9\n" + script + "\n");
    var _ = Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
