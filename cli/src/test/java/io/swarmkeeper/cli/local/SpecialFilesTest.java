package io.swarmkeeper.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.swarmkeeper.cli.Calls;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no file is not opened: a pipe would be waited for, a device never ends. */
class SpecialFilesTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path directory;

  @BeforeEach
  void things_that_are_no_files() throws Exception {
    assertThat(new ProcessBuilder("mkfifo", directory.resolve("pipe").toString()).start().waitFor())
        .isZero();
    Files.createDirectory(directory.resolve("directory"));
    Files.createSymbolicLink(directory.resolve("zero"), Path.of("/dev/zero"));
    Files.write(directory.resolve("large"), new byte[4_000_001]);
    try (var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(directory.resolve("socket")));
    }
    Files.writeString(directory.resolve("good.yml"), "services: {web: {image: web}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pipe", "directory", "zero", "socket", "/dev/zero", "large"})
  void it_is_refused_with_a_sentence_wherever_a_file_belongs(String name) throws IOException {
    refused(name, "spec", "-c", "good.yml", "--env-file", name, "shop");
    refused(name, spec("services: {web: {image: web, env_file: [%s]}}", name));
    refused(name, spec("services: {web: {image: web}}\nconfigs: {a: {file: %s}}", name));
    refused(name, spec("services: {web: {image: web}}\nsecrets: {a: {file: %s}}", name));
    refused(name, "audit", "verify", "--key", name);
    if (!name.equals("large")) {
      refused(name, "spec", "-c", name, "shop");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pipe", "zero", "directory", "large"})
  void credentials_of_docker_are_gone_without(String name) throws IOException {
    var home = Files.createDirectory(directory.resolve("docker"));
    Files.createSymbolicLink(home.resolve("config.json"), directory.resolve(name));
    var warnings = new ArrayList<String>();
    assertTimeoutPreemptively(
        LONG,
        () ->
            assertThat(
                    new DockerLogins(Map.of("DOCKER_CONFIG", home.toString()), warnings::add)
                        .none())
                .isTrue());
    assertThat(warnings).singleElement().asString().contains("cannot be read");
  }

  @Test
  void an_empty_file_may_be_the_device_that_is_always_empty() throws IOException {
    Files.writeString(
        directory.resolve("null.yml"), "services: {web: {image: web, env_file: [/dev/null]}}");
    assertThat(new Calls().in(directory).keeper("spec", "-c", "null.yml", "shop").exit()).isZero();
  }

  private String[] spec(String text, String name) throws IOException {
    Files.writeString(directory.resolve("it.yml"), text.formatted(name));
    return new String[] {"plan", "-c", "it.yml", "shop"};
  }

  private void refused(String name, String... command) {
    var result = assertTimeoutPreemptively(LONG, () -> new Calls().in(directory).keeper(command));
    assertThat(result.exit()).as(List.of(command).toString()).isEqualTo(1);
    assertThat(result.err())
        .as(List.of(command).toString())
        .contains(name)
        .containsAnyOf("is a pipe, a socket or a device", "is a directory", "is longer than")
        .doesNotContain("Exception", "does not exist");
  }
}
