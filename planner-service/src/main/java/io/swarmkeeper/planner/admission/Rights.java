package io.swarmkeeper.planner.admission;

import io.swarmkeeper.contract.Event.Kind;
import io.swarmkeeper.contract.Person;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Role;
import io.swarmkeeper.planner.operation.Header;
import io.swarmkeeper.planner.policy.NamePattern;
import java.util.Optional;

/**
 * What a person may ask for, once it is proven who asks. NATS' permissions say the same by subject;
 * here it is judged by what the request does, so that neither has to be right alone.
 */
public final class Rights {
  private Rights() {}

  /**
   * Why this person may not ask that; nothing if they may.
   *
   * @param known the header of the operation that it is about, if that was ever begun: steering is
   *     judged by what it really is about, and not by what the request says
   */
  public static Optional<String> objection(Person person, Request request, Optional<Header> known) {
    if (request instanceof Request.PeopleRequest) {
      return person.role() == Role.INSTALLER
          ? Optional.empty()
          : Optional.of("only an installer changes who the people are");
    }
    return switch (person.role()) {
      case OPERATOR -> Optional.empty();
      case DEPLOYER -> ofDeployer(person, request, known);
      case INSTALLER ->
          Optional.of(
              "an installer changes who the people are, and asks for nothing else: use the"
                  + " credentials of an operator or a deployer");
      case AUDITOR, READER ->
          Optional.of(
              "%s is %s, who looks and asks for nothing"
                  .formatted(
                      person.name(), person.role() == Role.AUDITOR ? "an auditor" : "a reader"));
      case PLANNER, EXECUTOR_MANAGER, EXECUTOR_WORKER, WATCHER, INDEXER ->
          Optional.of("%s is the role of a program".formatted(person.role().word()));
    };
  }

  private static Optional<String> ofDeployer(
      Person person, Request request, Optional<Header> known) {
    return switch (request) {
      case Request.Deploy deploy -> ofStack(person, deploy.stack());
      case Request.Rollback rollback -> ofStack(person, rollback.stack());
      case Request.Drain _, Request.Activate _ -> Optional.of(nodes(person));
      case Request.Steering steering ->
          known
              .map(header -> ofOperation(person, header))
              .orElse(
                  Optional.of(
                      "there is no operation %s; 'keeper status' shows those that run"
                          .formatted(steering.target())));
      case Request.PeopleRequest _ -> throw new IllegalStateException("was judged before");
    };
  }

  private static Optional<String> ofOperation(Person person, Header header) {
    return header.kind() == Kind.DEPLOY || header.kind() == Kind.ROLLBACK
        ? ofStack(person, header.target())
        : Optional.of(nodes(person));
  }

  private static Optional<String> ofStack(Person person, String stack) {
    if (person.stacks().stream().anyMatch(s -> new NamePattern(s).matches(stack))) {
      return Optional.empty();
    }
    var theirs = person.stacks().isEmpty() ? "none" : String.join(", ", person.stacks());
    return Optional.of(
        "%s is a deployer of other stacks (%s) than %s: ask an operator, or an installer for the right"
            .formatted(person.name(), theirs, stack));
  }

  private static String nodes(Person person) {
    return "%s is a deployer; nodes are an operator's".formatted(person.name());
  }
}
