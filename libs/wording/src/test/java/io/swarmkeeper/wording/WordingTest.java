package io.swarmkeeper.wording;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Message;
import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.wording.Wording.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WordingTest {
  @ParameterizedTest
  @EnumSource
  void every_message_has_an_action_and_both_texts(MessageType type) throws Exception {
    assertThat(wrong(Wording.of(Samples.message(type.kind())))).isEmpty();
  }

  @Test
  void every_kind_of_message_that_there_can_be_is_among_them() {
    assertThat(Arrays.stream(MessageType.values()).<Class<?>>map(MessageType::recordType))
        .containsExactlyInAnyOrderElementsOf(records(Message.class).toList());
  }

  @Test
  void no_message_has_the_words_of_another() throws Exception {
    var lines = new HashSet<String>();
    var sentences = new HashSet<String>();
    for (var type : MessageType.values()) {
      var wording = Wording.of(Samples.message(type.kind()));
      assertThat(lines.add(wording.line())).as(wording.line()).isTrue();
      assertThat(sentences.add(wording.sentence())).as(wording.sentence()).isTrue();
    }
  }

  @Test
  void the_check_itself_sees_what_is_missing() {
    assertThat(wrong(Wording.success("service-converged")))
        .containsExactly("the line is ''", "the sentence is ''");
    assertThat(wrong(Wording.failure("Failed", "").says(() -> "web: Optional.empty")))
        .containsExactly(
            "the action is 'Failed'",
            "the line is 'web: Optional.empty'",
            "the sentence is 'web: Optional.empty'",
            "it failed, and does not say why");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "drain|drain-requested|UNKNOWN|node node-2",
        "abort|abort-requested|UNKNOWN|",
        "update-service|service-update-issued|UNKNOWN|service shop_web",
        "remove-object|config-remove-issued|UNKNOWN|config shop_motd-0b41c7d2e3f4",
        "done|command-done|SUCCESS|",
        "conflicted|command-conflicted|FAILURE|",
        "container|container-health-changed|FAILURE|container 4f1e9a0c2b7d",
        "node|node-changed|SUCCESS|node w9d4h6j8l1n3b5v7c2x0z4q6e",
        "operation-ended|deploy-rolled-back|FAILURE|stack shop",
        "checkpoint-made|audit-checkpoint|SUCCESS|",
      })
  void it_says_what_happened_and_to_what(String kind, String action, Result result, String target)
      throws Exception {
    var wording = Wording.of(Samples.message(kind));
    assertThat(wording.action()).isEqualTo(action);
    assertThat(wording.result()).isEqualTo(result);
    assertThat(wording.target().map(t -> t.kind() + " " + t.name()).orElse(null)).isEqualTo(target);
  }

  @ParameterizedTest
  @EnumSource
  void it_reads_like_this(MessageType type) throws Exception {
    var wording = Wording.of(Samples.message(type.kind()));
    assertThat(texts())
        .contains(type.kind() + "\n" + wording.line().strip() + "\n" + wording.sentence());
  }

  /** Of each sample the two texts, below its kind. */
  private static List<String> texts() throws IOException {
    try (var in = WordingTest.class.getResourceAsStream("/texts.txt")) {
      return List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().split("\n\n"));
    }
  }

  private static List<String> wrong(Wording wording) {
    var wrong = new ArrayList<String>();
    if (!wording.action().matches("[a-z]+(-[a-z]+)+")) {
      wrong.add("the action is '" + wording.action() + "'");
    }
    if (!isText(wording.line())) {
      wrong.add("the line is '" + wording.line() + "'");
    }
    if (!isText(wording.sentence())) {
      wrong.add("the sentence is '" + wording.sentence() + "'");
    }
    if (wording.result() == Result.FAILURE && wording.why().isBlank()) {
      wrong.add("it failed, and does not say why");
    }
    return wrong;
  }

  private static boolean isText(String text) {
    return !text.isBlank()
        && !text.contains("null")
        && !text.contains("Optional")
        && !text.matches(".*\\[[a-zA-Z]+=.*");
  }

  private static Stream<Class<?>> records(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(WordingTest::records)
        : Stream.of(type);
  }
}
