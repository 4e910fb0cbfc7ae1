package io.swarmkeeper.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SubjectsTest {
  private static final Subjects SUBJECTS = new Subjects("local");

  private static Envelope sample(MessageType type) {
    try {
      var file = Path.of("src/test/resources/samples", type.kind() + ".json");
      return Wire.decode(Files.readAllBytes(file), Map.of());
    } catch (IOException | UnreadableMessage e) {
      throw new AssertionError(e);
    }
  }

  /** The table of docs/messages.md, with the samples. */
  @Test
  void every_message_has_its_subject() {
    assertThat(
            Arrays.stream(MessageType.values()).map(t -> SUBJECTS.inJournal(sample(t).message())))
        .doesNotHaveDuplicates()
        .contains(
            "keeper.local.taken.alice_laptop.shop.deploy",
            "keeper.local.taken.alice_laptop.shop.pause",
            "keeper.local.taken.ines.alice.add-person",
            "keeper.local.command.swarm.update-service",
            "keeper.local.outcome.r0h3pqz5x7m2k4v8w1y6t9b3n.d-shop-20261123T201500-3fa9/update/shop_web#1",
            "keeper.local.event.planner.operation-ended",
            "keeper.local.event.watcher.drift-found",
            "keeper.local.event.indexer.checkpoint-made");
    assertThat(SUBJECTS.of(sample(MessageType.DEPLOY).message()))
        .isEqualTo("keeper.local.request.alice_laptop.shop.deploy");
  }

  private static Stream<MessageType[]> pairs() {
    return Arrays.stream(MessageType.values())
        .flatMap(one ->
            Arrays.stream(MessageType.values())
                .filter(other -> other != one)
                .map(other -> new MessageType[] {one, other}));
  }

  @Test
  void nothing_is_believed_on_the_subject_of_something_else() {
    pairs()
        .forEach(pair -> {
          var subject = SUBJECTS.inJournal(sample(pair[0]).message());
          assertThatThrownBy(() -> SUBJECTS.bind(subject, sample(pair[1])))
              .as("%s on the subject of %s", pair[1], pair[0])
              .isInstanceOf(UnreadableMessage.class)
              .hasMessageContaining("belongs on");
        });
  }

  @ParameterizedTest
  @EnumSource
  void everything_is_believed_on_its_own(MessageType type) {
    var envelope = sample(type);
    assertThatCode(() -> SUBJECTS.bind(SUBJECTS.inJournal(envelope.message()), envelope))
        .doesNotThrowAnyException();
  }

  @Test
  void a_verdict_among_the_requests_is_none() {
    assertThatThrownBy(() ->
            SUBJECTS.bindRequest(
                "keeper.local.request.mallory.shop.pause", sample(MessageType.OPERATION_ENDED)))
        .hasMessageContaining("belongs on keeper.local.event.planner.operation-ended");
  }

  @Test
  void a_request_in_the_journal_stands_where_only_the_planner_puts_it() {
    var deploy = sample(MessageType.DEPLOY);
    assertThatThrownBy(() -> SUBJECTS.bind(SUBJECTS.of(deploy.message()), deploy))
        .hasMessageContaining("belongs on keeper.local.taken.alice_laptop.shop.deploy");
  }

  @Test
  void another_swarms_message_is_none() {
    var ended = sample(MessageType.OPERATION_ENDED);
    assertThatThrownBy(() -> SUBJECTS.bind("keeper.prod.event.planner.operation-ended", ended))
        .isInstanceOf(UnreadableMessage.class);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void a_message_of_a_program_names_it_as_its_source(MessageType type) {
    var envelope = sample(type);
    var forged =
        new Envelope(
            envelope.id(),
            "keeper/" + type.sender() + "s",
            envelope.time(),
            envelope.causedBy(),
            envelope.operation(),
            envelope.asked(),
            envelope.message(),
            envelope.parent());
    assertThatThrownBy(() -> SUBJECTS.bind(SUBJECTS.inJournal(envelope.message()), forged))
        .hasMessageContaining("is from keeper/" + type.sender());
  }

  private static Stream<MessageType> programs() {
    return Arrays.stream(MessageType.values())
        .filter(t -> !Request.class.isAssignableFrom(t.recordType()));
  }
}
