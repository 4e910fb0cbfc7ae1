package io.swarmkeeper.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.contract.UnreadableMessage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands where its sender could not put it is on record as that, never as what it says. */
class WrongSubjectsTest {
  private static final String PAUSE = "keeper.local.taken.mallory.shop.pause";

  @ParameterizedTest
  @EnumSource
  void no_message_is_recorded_on_the_subject_of_another_one(MessageType type) {
    var right = Samples.delivery(type).subject();
    for (var subject :
        Arrays.stream(MessageType.values())
            .map(other -> Samples.delivery(other).subject())
            .filter(other -> !other.equals(right))
            .toList()) {
      assertThatThrownBy(() -> recorded(subject, Samples.text(type)))
          .isInstanceOf(UnreadableMessage.class)
          .hasMessage(
              "on a wrong subject: what it says belongs on " + right + ", not on " + subject);
    }
  }

  @Test
  void a_request_where_it_waits_and_a_message_of_another_swarm_are_none() {
    for (var subject :
        new String[] {
          "keeper.local.request.alice_laptop.shop.deploy",
          "keeper.local.taken.mallory.shop.deploy",
          "keeper.other.taken.alice_laptop.shop.deploy",
        }) {
      assertThatThrownBy(() -> recorded(subject, Samples.text(MessageType.DEPLOY)))
          .hasMessageStartingWith("on a wrong subject: ");
    }
  }

  @Test
  void a_message_that_names_another_sender_is_none() {
    var ended = Samples.text(MessageType.OPERATION_ENDED);
    var forged = ended.replace("\"keeper/planner\"", "\"keeper/watcher\"");
    assertThat(forged).isNotEqualTo(ended);
    assertThatThrownBy(() -> recorded(Samples.delivery(ended, 1).subject(), forged))
        .isInstanceOf(UnreadableMessage.class)
        .hasMessageEndingWith("is from keeper/planner, not from 'keeper/watcher'");
  }

  @Test
  void its_document_says_what_it_is_and_claims_nothing_of_what_it_says() {
    var text = Samples.text(MessageType.OPERATION_ENDED);
    var document = letter(text);
    assertThat(document.at("/keeper/record").asText()).isEqualTo("dead_letter");
    assertThat(document.at("/event/dataset").asText()).isEqualTo("keeper.deadletter");
    assertThat(document.at("/event/outcome").asText()).isEqualTo("failure");
    assertThat(document.at("/keeper/deadletter/stage").asText()).isEqualTo("read");
    assertThat(document.at("/keeper/deadletter/original_subject").asText()).isEqualTo(PAUSE);
    assertThat(document.at("/error/message").asText())
        .isEqualTo(
            "on a wrong subject: what it says belongs on"
                + " keeper.local.event.planner.operation-ended, not on "
                + PAUSE);
    assertThat(document.at("/message").asText())
        .startsWith("a message on " + PAUSE + " could not be used: on a wrong subject: ");
    for (var claimed :
        new String[] {
          "/keeper/deployment", "/keeper/operation_id", "/keeper/deployment_id", "/user/name",
        }) {
      assertThat(document.at(claimed).isMissingNode()).as(claimed).isTrue();
    }
  }

  @Test
  void what_was_sent_stays_with_it() {
    var text = Samples.text(MessageType.OPERATION_ENDED);
    assertThat(letter(text).at("/event/original").asText()).isEqualTo(text);
  }

  /** As the indexer does it. */
  private static ObjectNode letter(String text) {
    var origin = Samples.origin(Samples.delivery(PAUSE, text, 1));
    try {
      return EcsMapping.of(origin).fields();
    } catch (UnreadableMessage e) {
      return DeadLetterRecord.unreadable(origin, e.getMessage()).fields();
    }
  }

  private static ObjectNode recorded(String subject, String text) throws UnreadableMessage {
    return EcsMapping.of(Samples.origin(Samples.delivery(subject, text, 1))).fields();
  }
}
