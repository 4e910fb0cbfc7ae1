package io.swarmkeeper.journal;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.NobodyAnswers;
import io.swarmkeeper.bus.Questions.Standing;
import io.swarmkeeper.contract.PublicKey;
import io.swarmkeeper.contract.Query.SealingKey;
import io.swarmkeeper.contract.Role;
import io.swarmkeeper.contract.SideChannel;
import io.swarmkeeper.contract.SideChannel.Sealed;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.trust.Box;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Queries as records: asked with one record, answered with another or with a sentence. Answers are
 * signed, and where keys are known, only those of whoever may answer are believed.
 */
public final class Queries {
  private final Bus bus;
  private final Identity self;
  private final Subjects subjects;

  public Queries(Bus bus, Identity self) {
    this.bus = bus;
    this.self = self;
    this.subjects = self.subjects();
  }

  /** Answers one question, or says in a sentence why not. */
  @FunctionalInterface
  public interface Answering<Q, A> {
    A answer(Q question) throws NoAnswer, InterruptedException;
  }

  /**
   * Asks the query of this name.
   *
   * @param from who may answer
   */
  public <A> A ask(String name, Object question, Class<A> answer, Role from, Duration timeout)
      throws NoAnswer, InterruptedException {
    var asking = new Asking(name, Set.of(from), Optional.empty(), timeout);
    return askAt(subjects.query(name), asking, question, answer);
  }

  /**
   * Asks one node's executor on the side channel, sealed to its key: what is asked is nobody else's
   * business, and only the answer of whoever has vouched for the key is one.
   */
  public <A> A tell(String name, SealingKey to, Object secret, Class<A> answer, Duration timeout)
      throws NoAnswer, InterruptedException {
    var subject = subjects.secret(name, to.nodeId());
    try {
      var sealed = new Sealed(Box.seal(to.publicKey(), subject, Wire.json(secret)));
      var asking = new Asking(name, SideChannel.answeredBy(name), to.signedBy(), timeout);
      return askAt(subject, asking, sealed, answer);
    } catch (IllegalArgumentException e) {
      throw new NoAnswer(e.getMessage(), e);
    }
  }

  private record Asking(String name, Set<Role> from, Optional<PublicKey> only, Duration timeout) {}

  private <A> A askAt(String subject, Asking asking, Object question, Class<A> answer)
      throws NoAnswer, InterruptedException {
    var name = asking.name();
    try {
      var whose = new AnswerSigning(self, asking.from(), asking.only());
      var reply = bus.questions().ask(subject, Wire.json(question), whose::check, asking.timeout());
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
        .answer(
            subjects.query(name),
            queueGroup,
            bytes -> reply(bytes, question, answering),
            AnswerSigning.by(self));
  }

  /** Answers on the side channel of this node what is sealed to this key. */
  public <Q, A> Standing hear(
      String name, SealingBox box, Class<Q> secret, Answering<Q, A> answering) {
    var subject = subjects.secret(name, box.nodeId());
    return bus.questions()
        .answer(
            subject,
            name,
            bytes ->
                reply(
                    bytes,
                    Sealed.class,
                    (Sealed sealed) -> answering.answer(box.open(subject, sealed, secret))),
            AnswerSigning.by(self));
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
