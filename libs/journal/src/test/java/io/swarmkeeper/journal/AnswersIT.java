package io.swarmkeeper.journal;

import static io.swarmkeeper.journal.JournalOnNats.MALLORY;
import static io.swarmkeeper.journal.JournalOnNats.MANAGER;
import static io.swarmkeeper.journal.JournalOnNats.PLANNER;
import static io.swarmkeeper.journal.JournalOnNats.SOON;
import static io.swarmkeeper.journal.JournalOnNats.SUBJECTS;
import static io.swarmkeeper.journal.JournalOnNats.WORKER;
import static io.swarmkeeper.journal.JournalOnNats.trust;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.swarmkeeper.bus.Questions.Signing;
import io.swarmkeeper.bus.Questions.Standing;
import io.swarmkeeper.bus.key.SigningKey;
import io.swarmkeeper.contract.Role;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.trust.Signature;
import io.swarmkeeper.trust.SignedStatement;
import io.swarmkeeper.trust.Trust;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may answer a question is believed; anybody else who answers faster is not. */
class AnswersIT {
  private static final String SUBJECT = SUBJECTS.query("swarm");
  private static final byte[] LIE = Wire.json(Map.of("answer", new Answer("a lie")));
  private JournalOnNats nats;
  private Queries asker;

  record Question(String about) {}

  record Answer(String said) {}

  @BeforeEach
  void start() throws Exception {
    nats = new JournalOnNats();
    asker = new Queries(nats.bus, identity(Optional.empty(), trust()));
  }

  @AfterEach
  void close() throws Exception {
    nats.close();
  }

  private static Identity identity(Optional<SigningKey> key, Trust trust) {
    return new Identity(SUBJECTS, "keeper/it", key, trust);
  }

  private Answer ask(Role from) throws Exception {
    return asker.ask("swarm", new Question("all"), Answer.class, from, SOON);
  }

  private void refused(String why) {
    assertThatThrownBy(() -> ask(Role.EXECUTOR_MANAGER))
        .isInstanceOf(NoAnswer.class)
        .hasMessageContaining(why);
  }

  private Standing answers(SigningKey key) {
    var queries = new Queries(nats.bus, identity(Optional.of(key), trust()));
    return queries.answer("swarm", "q", Question.class, q -> new Answer("of " + q.about()));
  }

  /** Whoever listens there, in a queue group of his own. */
  private Standing lies(Signing signing) {
    return nats.bus.questions().answer(SUBJECT, "liars", _ -> LIE, signing);
  }

  @Test
  void whoever_may_answer_is_believed() throws Exception {
    try (var _ = answers(MANAGER)) {
      assertThat(ask(Role.EXECUTOR_MANAGER)).isEqualTo(new Answer("of all"));
    }
  }

  @Test
  void an_answer_by_somebody_else_is_refused() throws Exception {
    try (var _ = answers(MALLORY)) {
      refused("is not known as one of role executor-manager");
    }
  }

  @Test
  void a_key_of_another_role_answers_nothing() throws Exception {
    for (var key : List.of(WORKER, PLANNER)) {
      try (var _ = answers(key)) {
        refused("is not known as one of role executor-manager");
      }
    }
  }

  @Test
  void an_answer_that_nobody_has_signed_is_refused() throws Exception {
    try (var _ = lies((_, _, _) -> Map.of())) {
      refused("is not signed");
    }
  }

  @Test
  void a_signature_over_something_else_is_refused() throws Exception {
    var other = new byte[] {1};
    try (var _ = lies((subject, inbox, _) -> signed(subject, inbox, other))) {
      refused("is wrong");
    }
    try (var _ = lies((_, inbox, answer) -> signed(SUBJECTS.query("plan"), inbox, answer))) {
      refused("is wrong");
    }
    try (var _ =
        lies((subject, inbox, answer) -> {
          var headers = new HashMap<>(signed(subject, inbox, answer));
          headers.put(Signature.AT, "yesterday");
          return headers;
        })) {
      refused("is no time in UTC");
    }
  }

  private static Map<String, String> signed(String subject, String inbox, byte[] answer) {
    var now = Clock.systemUTC().instant();
    var statement = new SignedStatement(subject, inbox, answer);
    return Signature.of(statement, MANAGER, now, Optional.empty()).headers();
  }

  @Test
  void the_answer_to_another_question_is_none_to_this() throws Exception {
    var heard = new ArrayList<Map<String, String>>();
    try (var _ =
        lies((subject, inbox, answer) -> {
          // What a manager has once answered, overheard, and given again.
          if (heard.isEmpty()) {
            heard.add(signed(subject, inbox, answer));
          }
          return heard.getFirst();
        })) {
      assertThat(ask(Role.EXECUTOR_MANAGER)).isEqualTo(new Answer("a lie"));
      refused("is wrong");
    }
  }

  @Test
  void where_no_keys_are_known_nobody_can_be_refused() throws Exception {
    asker = new Queries(nats.bus, identity(Optional.empty(), Trust.none()));
    try (var _ = answers(MALLORY)) {
      await().atMost(SOON).until(() -> ask(Role.PLANNER).said().equals("of all"));
    }
  }
}
