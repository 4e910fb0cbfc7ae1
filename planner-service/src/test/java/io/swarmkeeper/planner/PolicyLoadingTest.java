package io.swarmkeeper.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmkeeper.planner.policy.AdmissionPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A planner starts with a policy that is good as a whole, or says why not and does not start. */
final class PolicyLoadingTest {
  private static final String GOOD = "policy: [{stacks: ['*'], engine-socket: refuse}]";
  @TempDir Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("policy.yml"), text);
  }

  private static void refused(Path file, String sentence) {
    assertThatThrownBy(() -> PolicyLoading.policy(Optional.of(file)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence);
  }

  @Test
  void a_good_file_counts_and_without_one_the_usual_does() throws IOException {
    assertThat(PolicyLoading.policy(Optional.of(file(GOOD)))).isNotSameAs(AdmissionPolicy.USUAL);
    assertThat(PolicyLoading.policy(Optional.empty())).isSameAs(AdmissionPolicy.USUAL);
  }

  @Test
  void every_mistake_is_told_with_the_file_its_line_and_column() throws IOException {
    var file =
        file(
            """
            policy:
              - stacks: ["*"]
                engine-sockets: refuse
                cap-add: maybe
            """);
    assertThatThrownBy(() -> PolicyLoading.policy(Optional.of(file)))
        .hasMessageStartingWith("keeper.policy: " + file + " is not good, and nothing of it holds:")
        .hasMessageContaining("\n  policy.yml:3:5: policy.0.engine-sockets: is no key of a policy")
        .hasMessageContaining(
            "\n  policy.yml:4:14: policy.0.cap-add: must be allow, warn or refuse");
  }

  @Test
  void what_is_no_yaml_is_told_with_its_place_too() throws IOException {
    var file = file("policy:\n  - stacks: ['*'\n    cap-add: warn\n");
    assertThatThrownBy(() -> PolicyLoading.policy(Optional.of(file)))
        .message()
        .matches(
            "(?s)keeper\\.policy: .* is not good, and nothing of it holds:\n  policy\\.yml:\\d+:\\d+: .+");
  }

  @Test
  void bytes_that_are_no_text_are_refused() throws IOException {
    var file = Files.write(directory.resolve("policy.yml"), new byte[] {'p', (byte) 0xff, 0, 1});
    assertThatThrownBy(() -> PolicyLoading.policy(Optional.of(file)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not good");
  }

  @Test
  void a_file_that_is_missing_is_named() {
    var file = directory.resolve("policy.yml");
    refused(file, "keeper.policy: there is no file " + file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/dev", "/dev/null", "/dev/zero"})
  void what_is_no_file_is_not_read(String path) {
    refused(Path.of(path), "keeper.policy: " + path + " is no regular file");
  }

  @Test
  void a_pipe_in_which_nobody_writes_does_not_stop_the_start() throws Exception {
    var pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    refused(pipe, "keeper.policy: " + pipe + " is no regular file");
  }

  @Test
  void a_file_that_cannot_be_read_is_named_with_the_reason() {
    // A regular file that fails on reading for everybody, root too.
    assertThatThrownBy(() -> PolicyLoading.policy(Optional.of(Path.of("/proc/self/mem"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("keeper.policy: /proc/self/mem cannot be read: ")
        .hasMessageContaining("Input/output error");
  }

  @Test
  void a_file_that_is_too_large_is_not_read_to_its_end() throws IOException {
    var file = file(GOOD + "\n" + "#".repeat(1_000_000));
    refused(file, "keeper.policy: " + file + " has more than 1000000 bytes");
    var just = file(GOOD + "\n#" + "x".repeat(1_000_000 - GOOD.length() - 2));
    assertThat(PolicyLoading.policy(Optional.of(just))).isNotSameAs(AdmissionPolicy.USUAL);
  }

  @Test
  void a_link_to_a_file_is_followed() throws IOException {
    var link = Files.createSymbolicLink(directory.resolve("link.yml"), file(GOOD));
    assertThat(PolicyLoading.policy(Optional.of(link))).isNotSameAs(AdmissionPolicy.USUAL);
  }
}
