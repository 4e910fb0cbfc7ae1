package io.swarmkeeper.journal;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.NobodyAnswers;
import io.swarmkeeper.bus.Questions.Standing;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import java.time.Duration;
import java.util.Map;

/** Queries as records: asked with one record, answered with another or with a sentence. */
public final class Queries {
  private final Bus bus;
  private final Subjects subjects;

  public Queries(Bus bus, Subjects subjects) {
    this.bus = bus;
    this.subjects = subjects;
  }

  /** Answers one question, or says in a sentence why not. */
  @FunctionalInterface
  public interface Answering<Q, A> {
    A answer(Q question) throws NoAnswer, InterruptedException;
  }

  /** Asks the query of this name. */
  public <A> A ask(String name, Object question, Class<A> answer, Duration timeout)
      throws NoAnswer, InterruptedException {
    return askAt(subjects.query(name), name, question, answer, timeout);
  }

  /** Asks on the side channel, where what is asked is nobody else's business. */
  public <A> A tell(String name, Object secret, Class<A> answer, Duration timeout)
      throws NoAnswer, InterruptedException {
    return askAt(subjects.secret(name), name, secret, answer, timeout);
  }

  private <A> A askAt(
      String subject, String name, Object question, Class<A> answer, Duration timeout)
      throws NoAnswer, InterruptedException {
    try {
      var reply = bus.questions().ask(subject, Wire.json(question), timeout);
      var body = Wire.read(reply, JsonNode.class);
      if (body.hasNonNull("error")) {
        throw new NoAnswer(body.get("error").asText());
      }
      if (!body.has("answer")) {
        throw new NoAnswer("the answer to '" + name + "' has neither an answer nor an error");
      }
      return Wire.read(Wire.json(body.get("answer")), answer);
    } catch (NobodyAnswers e) {
      throw new NoAnswer(e.getMessage(), e);
    } catch (UnreadableMessage e) {
      throw new NoAnswer("the answer to '" + name + "' " + e.getMessage(), e);
    }
  }

  /** Answers the query of this name; one of the queue group answers each. */
  public <Q, A> Standing answer(
      String name, String queueGroup, Class<Q> question, Answering<Q, A> answering) {
    return bus.questions()
        .answer(subjects.query(name), queueGroup, bytes -> reply(bytes, question, answering));
  }

  /** Answers on the side channel; one of the queue group answers each. */
  public <Q, A> Standing hear(
      String name, String queueGroup, Class<Q> secret, Answering<Q, A> answering) {
    return bus.questions()
        .answer(subjects.secret(name), queueGroup, bytes -> reply(bytes, secret, answering));
  }

  private static <Q, A> byte[] reply(byte[] bytes, Class<Q> question, Answering<Q, A> answering)
      throws InterruptedException {
    try {
      return Wire.json(Map.of("answer", answering.answer(Wire.read(bytes, question))));
    } catch (NoAnswer e) {
      return Wire.json(Map.of("error", e.getMessage()));
    } catch (UnreadableMessage e) {
      return Wire.json(Map.of("error", "the question " + e.getMessage()));
    }
  }
}
