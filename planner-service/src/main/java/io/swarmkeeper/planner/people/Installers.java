package io.swarmkeeper.planner.people;

import io.swarmkeeper.contract.Request.PeopleRequest;
import io.swarmkeeper.contract.Role;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.trust.Signature;
import io.swarmkeeper.trust.SignedStatement;
import io.swarmkeeper.trust.Trust;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whose word counts on who the people of a swarm are: the installers of its trust file. */
public record Installers(Subjects subjects, Trust trust) {
  /**
   * What they have said; absent for what none of them has, or has said of another swarm's people.
   */
  Optional<PeopleRequest> said(SignedRequest request) {
    try {
      return signedByOne(request) ? content(request) : Optional.empty();
    } catch (IllegalArgumentException | UnreadableMessage _) {
      return Optional.empty();
    }
  }

  private boolean signedByOne(SignedRequest request) {
    var statement = new SignedStatement(request.subject(), request.id(), request.body());
    return Signature.in(request.headers())
        .filter(s -> trust.isOf(s.key(), Set.of(Role.INSTALLER)) && s.isOf(statement))
        .isPresent();
  }

  private Optional<PeopleRequest> content(SignedRequest request) throws UnreadableMessage {
    var envelope = Wire.decode(request.body(), Map.of());
    return envelope.message() instanceof PeopleRequest said
            && envelope.id().value().equals(request.id())
            && subjects.of(said).equals(request.subject())
        ? Optional.of(said)
        : Optional.empty();
  }
}
