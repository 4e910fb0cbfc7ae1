package io.swarmkeeper.planner.admission;

import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event.Kind;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.planner.admission.Answer.Refused;
import io.swarmkeeper.planner.operation.Operation;
import io.swarmkeeper.planner.operation.Signal;
import java.time.Duration;
import java.util.Optional;

/** Whether a request is taken up or refused, and how its operation begins. */
public final class Admission {
  private Admission() {}

  /** What was asked, by which kind of request. */
  record Asking(Envelope request, Kind kind, Optional<Duration> deadline) {
    OperationId operation() {
      return request.operation().orElseThrow();
    }
  }

  /** The answer to a request by what is known. */
  public static Answer of(Envelope envelope, Request request, Facts facts) {
    return unlessTaken(alone(envelope, request, facts), request, facts);
  }

  private static Answer alone(Envelope envelope, Request request, Facts facts) {
    return switch (request) {
      case Request.Pause p ->
          steer(p, facts, new Signal.PauseAsked(p.asked().by(), p.asked().reason()));
      case Request.Resume r ->
          steer(r, facts, new Signal.ResumeAsked(r.asked().by(), r.asked().reason()));
      case Request.Abort a ->
          steer(a, facts, new Signal.AbortAsked(a.asked().by(), a.asked().reason()));
      case Request.Deploy _, Request.Rollback _, Request.Drain _, Request.Activate _
          when facts.known().isPresent() ->
          again(envelope, facts.known().get());
      case Request.Deploy _, Request.Rollback _, Request.Drain _, Request.Activate _
          when unwanted(envelope, facts) ->
          Refused.because(
              envelope.operation().orElseThrow().value(),
              "operation " + envelope.parent().orElseThrow() + " does not wait for it");
      case Request.Deploy d ->
          StackAdmission.of(new Asking(envelope, Kind.DEPLOY, d.deadline()), facts);
      case Request.Rollback r ->
          StackAdmission.of(new Asking(envelope, Kind.ROLLBACK, r.deadline()), facts);
      case Request.Drain d ->
          NodeAdmission.of(new Asking(envelope, Kind.DRAIN, d.deadline()), d.node(), facts);
      case Request.Activate a ->
          NodeAdmission.of(new Asking(envelope, Kind.ACTIVATE, a.deadline()), a.node(), facts);
      case Request.PeopleRequest p ->
          Refused.because(p.about(), "the directory of people is no operation's business");
    };
  }

  private static Answer again(Envelope envelope, Operation known) {
    return known.header().parent().equals(envelope.parent())
        ? new Answer.Repeated()
        : Refused.because(known.header().id().value(), "another operation has this id");
  }

  /** A parent that has ended, or is told to end, has no use for a child any more. */
  private static boolean unwanted(Envelope envelope, Facts facts) {
    var child = envelope.operation().orElseThrow();
    return envelope.parent().isPresent()
        && facts.parent().filter(p -> !p.ended() && p.children().wanted(child)).isEmpty();
  }

  private static Answer steer(Request.Steering request, Facts facts, Signal.Steering signal) {
    var target = request.target().value();
    if (facts.known().isEmpty()) {
      return Refused.because(
          target, "there is no such operation; 'keeper status' shows those that run");
    }
    var about = facts.known().get().header().target();
    return about.equals(request.about()) || facts.known().get().ended()
        ? new Answer.Steer(signal)
        : Refused.because(target, "it is about %s, not %s".formatted(about, request.about()));
  }

  /** Only one operation at a time has what another one would need. */
  private static Answer unlessTaken(Answer answer, Request request, Facts facts) {
    return answer instanceof Answer.Begin(var operation, _, _)
        ? operation.claims().stream()
            .filter(facts.cluster().claimed()::containsKey)
            .findFirst()
            .<Answer>map(claim -> taken(claim, request, facts.cluster().claimed().get(claim)))
            .orElse(answer)
        : answer;
  }

  private static Refused taken(Claim claim, Request request, OperationId holder) {
    return Refused.because(
        target(request),
        "operation %s is at work on this %s: wait for it, or abort it with 'keeper abort %s'"
            .formatted(holder, claim.kind(), holder));
  }

  /** What a request is about, in its own words. */
  public static String target(Request request) {
    return request instanceof Request.Steering steering
        ? steering.target().value()
        : request.about();
  }
}
