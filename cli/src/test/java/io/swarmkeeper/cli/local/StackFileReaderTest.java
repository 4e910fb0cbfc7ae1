package io.swarmkeeper.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.contract.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFileReaderTest {
  private static final Map<String, String> ENV =
      Map.of("TAG", "2", "REGISTRY", "here", "HOME", "/root", "LEVEL", "debug", "STAGE", "prod");

  @TempDir Path directory;

  @Test
  void only_variables_that_the_files_name_leave_this_machine() throws Exception {
    file("a.yml", "services: {web: {image: \"${REGISTRY:-x}/web:$TAG\", command: $$HOME}}");
    assertThat(read(List.of("a.yml")).variables())
        .containsOnly(Map.entry("TAG", "2"), Map.entry("REGISTRY", "here"));
  }

  @Test
  void an_environment_without_a_value_names_a_variable_too() throws Exception {
    file(
        "a.yml",
        """
        services:
          web: {image: web, environment: [LEVEL, OTHER=1]}
          api: {image: api, environment: {STAGE: , TAG: fixed}}
        """);
    assertThat(read(List.of("a.yml")).variables()).containsOnlyKeys("LEVEL", "STAGE");
  }

  @Test
  void what_the_files_point_to_comes_along_from_beside_the_first_file() throws Exception {
    file("deploy/a.yml", "services: {web: {image: web, env_file: [web.env]}}");
    file("deploy/b.yml", "configs: {motd: {file: './${STAGE}.txt'}}");
    file("deploy/web.env", "LEVEL\nFIXED=1\n");
    file("deploy/prod.txt", "hello");
    var source = read(List.of("deploy/a.yml", "deploy/b.yml"));
    assertThat(source.contents()).containsOnlyKeys("web.env", "./prod.txt");
    assertThat(new String(source.contents().get("./prod.txt"), StandardCharsets.UTF_8))
        .isEqualTo("hello");
    assertThat(source.variables()).containsOnlyKeys("LEVEL", "STAGE");
    assertThat(source.files().getFirst().name()).isEqualTo("deploy/a.yml");
  }

  @Test
  void merged_keys_are_seen() throws Exception {
    file(
        "a.yml",
        """
        x-base: &base {env_file: base.env}
        services:
          web: {<<: *base, image: web}
        """);
    file("base.env", "A=1");
    assertThat(read(List.of("a.yml")).contents()).containsOnlyKeys("base.env");
  }

  @Test
  void everything_that_is_missing_is_said_at_once_with_its_place() throws Exception {
    file(
        "a.yml",
        """
        services:
          web:
            env_file: web.env
        configs:
          motd:
            file: motd.txt
        """);
    assertThatThrownBy(() -> read(List.of("a.yml")))
        .isInstanceOf(GiveUp.class)
        .hasMessageContaining("a.yml:3:15")
        .hasMessageContaining("web.env")
        .hasMessageContaining("a.yml:6:5")
        .hasMessageContaining("motd.txt")
        .hasMessageContaining("the service has no image");
  }

  @Test
  void files_that_cannot_be_read_are_all_named() throws Exception {
    Files.createDirectory(directory.resolve("dir.yml"));
    assertThatThrownBy(() -> read(List.of("dir.yml", "none.yml")))
        .hasMessageContaining("dir.yml: this is a directory")
        .hasMessageContaining("none.yml: no such file");
    file("bad.yml", "services:\n  web: [\n");
    assertThatThrownBy(() -> read(List.of("bad.yml"))).hasMessageContaining("bad.yml:3:1");
  }

  @Test
  void what_is_wrong_with_the_other_files_is_said_too_when_one_is_missing() throws Exception {
    file("a.yml", "services: {web: {image: WEB, networks: [back]}}");
    assertThatThrownBy(() -> read(List.of("a.yml", "none.yml")))
        .hasMessageContaining("none.yml: no such file")
        .hasMessageContaining("a.yml:1:18: services.web.image")
        .hasMessageNotContaining("back");
  }

  @Test
  void what_the_engine_refuses_is_refused_before_anybody_is_asked() throws Exception {
    file("a.yml", "services: {web: {image: web}}\nsecrets: {key: {file: key.txt}}");
    file("key.txt", "");
    var stack = read(List.of("a.yml"), Optional.empty(), InputStream.nullInputStream());
    assertThatThrownBy(stack::fitForEngine)
        .isInstanceOf(GiveUp.class)
        .hasMessageContaining(
            "a.yml:2:17: secrets.key.file: the engine refuses a secret of 0 bytes");
  }

  @Test
  void the_files_of_secrets_stay_here() throws Exception {
    file("a.yml", "services: {web: {image: web, secrets: [key]}}\nsecrets: {key: {file: key.txt}}");
    file("key.txt", "very secret");
    assertThat(read(List.of("a.yml")).contents()).isEmpty();
  }

  @Test
  void an_env_file_of_ours_adds_variables_but_the_environment_wins() throws Exception {
    file("a.yml", "services: {web: {image: \"web:${TAG}-${EXTRA}\"}}");
    file("vars.env", "# more\nTAG=1\nEXTRA=yes\n");
    var source = read(List.of("a.yml"), Optional.of(Path.of("vars.env")));
    assertThat(source.variables()).containsOnly(Map.entry("TAG", "2"), Map.entry("EXTRA", "yes"));
    file("vars.env", "TAG=1\nnonsense\n");
    assertThatThrownBy(() -> read(List.of("a.yml"), Optional.of(Path.of("vars.env"))))
        .hasMessageContaining("vars.env:2:1: this line is not NAME=value");
  }

  @Test
  void a_dash_is_standard_input_and_paths_are_below_the_working_directory() throws Exception {
    file("app.env", "A=1");
    var text = "services: {web: {image: web, env_file: app.env}}";
    for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16)) {
      var source = read(new ByteArrayInputStream(text.getBytes(charset)));
      assertThat(source.files()).singleElement().isEqualTo(new Request.StackFile("stdin", text));
      assertThat(source.contents()).containsOnlyKeys("app.env");
    }
    var broken = new ByteArrayInputStream("services: 5".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> read(broken)).hasMessageContaining("stdin:1:11: services: must be");
  }

  private Request.StackSource read(InputStream in) throws GiveUp {
    return read(List.of("-"), Optional.empty(), in).packed();
  }

  private Request.StackSource read(List<String> files) throws GiveUp {
    return read(files, Optional.empty());
  }

  private Request.StackSource read(List<String> files, Optional<Path> envFile) throws GiveUp {
    return read(files, envFile, InputStream.nullInputStream()).packed();
  }

  private LocalStack read(List<String> files, Optional<Path> envFile, InputStream in)
      throws GiveUp {
    var options = new StackFileOptions();
    options.stack = "shop";
    options.files = files.stream().map(Path::of).toList();
    options.envFile = envFile.orElse(null);
    return StackFileReader.read(options, directory, ENV, in);
  }

  private void file(String name, String text) throws IOException {
    var file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
