package io.swarmkeeper.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmkeeper.cli.Calls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecTest {
  @TempDir Path directory;
  private final Calls calls = new Calls();

  @BeforeEach
  void in_a_directory_of_its_own() {
    calls.in(directory);
  }

  @Test
  void it_prints_the_requests_that_docker_would_send_and_asks_nobody() throws IOException {
    file(
        """
        services:
          web: {image: "shop/web:${TAG}", secrets: [key], configs: [motd], restart: always}
        secrets: {key: {file: key.txt}}
        configs: {motd: {file: motd.txt}}
        """);
    Files.writeString(directory.resolve("key.txt"), "very secret");
    Files.writeString(directory.resolve("motd.txt"), "hello");
    var result = calls.with("TAG", "2").keeper("spec", "-c", "shop.yml", "shop");
    assertThat(result.exit()).isZero();
    var json = new ObjectMapper().readTree(result.out());
    assertThat(json.get("requests").findValuesAsText("path"))
        .containsExactly(
            "/networks/create", "/secrets/create", "/configs/create", "/services/create");
    assertThat(result.out())
        .contains("\"Image\":\"shop/web:2\"")
        .contains("aGVsbG8=")
        .doesNotContain("dmVyeSBzZWNyZXQ")
        .doesNotContain("very secret");
    assertThat(json.get("warnings").get(0).asText()).contains("shop.yml:2:").contains("restart");
  }

  @Test
  void a_variable_that_is_not_set_is_among_the_warnings() throws IOException {
    file("services:\n  web: {image: web, hostname: \"a$NAME\"}\n");
    var result = calls.keeper("spec", "-c", "shop.yml", "shop");
    assertThat(result.exit()).isZero();
    assertThat(new ObjectMapper().readTree(result.out()).get("warnings").get(0).asText())
        .startsWith("shop.yml:2:33: services.web.hostname: the variable NAME is not set");
  }

  @Test
  void a_bad_file_exits_with_1_and_names_every_place() throws IOException {
    file("services:\n  web: {image: web, imagine: x}\n  api: {ports: [99999]}\n");
    var result = calls.keeper("spec", "-c", "shop.yml", "shop");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("shop.yml:2:").contains("imagine").contains("shop.yml:3:");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void a_secret_whose_file_is_missing_is_refused_here_because_the_planner_cannot_see_it()
      throws IOException {
    file("services: {web: {image: web}}\nsecrets: {key: {file: key.txt}}");
    var result = calls.keeper("spec", "-c", "shop.yml", "shop");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("shop.yml:2:").contains("key.txt");
  }

  @Test
  void a_compat_level_that_there_is_not_is_refused() throws IOException {
    file("services: {web: {image: web}}");
    var result = calls.keeper("spec", "-c", "shop.yml", "shop", "--compat", "19.03");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("there are 20.10 and 28");
  }

  private void file(String text) throws IOException {
    Files.writeString(directory.resolve("shop.yml"), text);
  }
}
