package io.swarmkeeper.journal;

import io.swarmkeeper.bus.NobodyAnswers;
import io.swarmkeeper.bus.Questions.Signing;
import io.swarmkeeper.contract.PublicKey;
import io.swarmkeeper.contract.Role;
import io.swarmkeeper.trust.Signature;
import io.swarmkeeper.trust.SignedStatement;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whose an answer is. The inbox stands in what is signed: nobody else knew it before the question,
 * so an answer from another time or to another question is none.
 *
 * @param from who may answer
 * @param only the one key of these that may, where what was asked was for its holder alone
 */
record AnswerSigning(Identity self, Set<Role> from, Optional<PublicKey> only) {
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
      var key = signature.get().key();
      if (!self.trust().isOf(key, from)) {
        throw new NobodyAnswers(
            "the answer on %s is signed by %s, whose key is not known as one of role %s"
                .formatted(subject, key, words()));
      }
      if (only.filter(right -> !right.equals(key)).isPresent()) {
        throw new NobodyAnswers(
            "the answer on %s is signed by %s, but was wanted from %s"
                .formatted(subject, key, only.get()));
      }
      if (!signature.get().isOf(new SignedStatement(subject, inbox, answer))) {
        throw new NobodyAnswers("the signature of the answer on " + subject + " is wrong");
      }
    } catch (IllegalArgumentException e) {
      throw new NobodyAnswers("the answer on " + subject + ": " + e.getMessage(), e);
    }
  }

  private String words() {
    return from.stream().map(Role::word).sorted().collect(Collectors.joining(" or "));
  }
}
