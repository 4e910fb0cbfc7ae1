package io.swarmkeeper.journal;

import io.swarmkeeper.bus.NobodyAnswers;
import io.swarmkeeper.bus.Questions.Signing;
import io.swarmkeeper.contract.Role;
import io.swarmkeeper.trust.Signature;
import io.swarmkeeper.trust.SignedStatement;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whose an answer is. The inbox stands in what is signed: nobody else knew it before the question,
 * so an answer from another time or to another question is none.
 *
 * @param from who may answer
 */
record AnswerSigning(Identity self, Role from) {
  /** Signs with our key, if we have one. */
  static Signing by(Identity self) {
    return (subject, inbox, answer) ->
        self.key()
            .map(key ->
                Signature.of(
                        new SignedStatement(subject, inbox, answer),
                        key,
                        Clock.systemUTC().instant(),
                        Optional.empty())
                    .headers())
            .orElse(Map.of());
  }

  /** Refuses what none of those has signed who may answer; without known keys, nothing. */
  void check(String subject, String inbox, Map<String, String> headers, byte[] answer)
      throws NobodyAnswers {
    if (self.trust().keys().isEmpty()) {
      return;
    }
    try {
      var signature = Signature.in(headers);
      if (signature.isEmpty()) {
        throw new NobodyAnswers("the answer on " + subject + " is not signed");
      }
      if (!self.trust().isOf(signature.get().key(), Set.of(from))) {
        throw new NobodyAnswers(
            "the answer on %s is signed by %s, whose key is not known as one of role %s"
                .formatted(subject, signature.get().key(), from.word()));
      }
      if (!signature.get().isOf(new SignedStatement(subject, inbox, answer))) {
        throw new NobodyAnswers("the signature of the answer on " + subject + " is wrong");
      }
    } catch (IllegalArgumentException e) {
      throw new NobodyAnswers("the answer on " + subject + ": " + e.getMessage(), e);
    }
  }
}
