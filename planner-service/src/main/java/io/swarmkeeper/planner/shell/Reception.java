package io.swarmkeeper.planner.shell;

import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.PublicKey;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.journal.Entry;
import io.swarmkeeper.journal.Rejected;
import io.swarmkeeper.planner.admission.Rights;
import io.swarmkeeper.planner.operation.Header;
import io.swarmkeeper.planner.people.Identification;
import io.swarmkeeper.planner.people.Registration;
import io.swarmkeeper.planner.people.Registration.Result;
import io.swarmkeeper.planner.people.Standing;
import io.swarmkeeper.planner.shell.Outbound.NotSent;
import io.swarmkeeper.planner.sight.Sight.NothingSeen;
import io.swarmkeeper.planner.store.OperationStore;
import io.swarmkeeper.planner.store.OperationStore.ChangedMeanwhile;
import io.swarmkeeper.planner.store.OperationStore.StoreUnavailable;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Where a request comes in: looks who has asked, puts it on record with what is proven of that, and
 * hands it on, or says no.
 */
public record Reception(
    Registration people,
    Intake intake,
    OperationStore store,
    RequestDesk desk,
    RequestRefusals refusals,
    Outbound outbound,
    Clock clock) {
  /** Where requests enter the journal. */
  @FunctionalInterface
  public interface Intake {
    /** Puts it on record, once; {@code provenBy} is absent where who asked is only claimed. */
    void take(Entry request, Optional<PublicKey> provenBy)
        throws Rejected, NotSent, InterruptedException;
  }

  /** Returns when the effect is saved. */
  public void receive(Entry entry)
      throws Rejected,
          NothingSeen,
          ChangedMeanwhile,
          StoreUnavailable,
          NotSent,
          InterruptedException {
    if (!(entry.envelope().message() instanceof Request request)) {
      throw new Rejected("it is no request");
    }
    var standing = standing(entry);
    var proven =
        standing instanceof Standing.OnBehalf ? request.asked().provenBy() : standing.provenBy();
    var envelope = entry.envelope().asked(proven);
    if (standing instanceof Standing.Refused refused) {
      doubt(envelope, refused.why());
    }
    intake.take(entry, proven);
    switch (standing) {
      case Standing.Refused(var why) -> refusals.deny(envelope, why);
      case Standing.Proven(var person, _) -> {
        var objection = Rights.objection(person, request, known(envelope));
        if (objection.isPresent()) {
          refusals.deny(envelope, objection.get());
        } else {
          on(entry, envelope);
        }
      }
      case Standing.OnBehalf _, Standing.Claimed _ -> on(entry, envelope);
    }
  }

  private Optional<Header> known(Envelope envelope) throws StoreUnavailable {
    return store.load(envelope.operation().orElseThrow()).map(o -> o.operation().header());
  }

  private Standing standing(Entry entry) throws StoreUnavailable {
    var by = entry.envelope().asked().orElseThrow().by();
    return new Identification(people.trust(), people.find(by))
        .of(entry.envelope(), entry.signature(), entry.storedAt());
  }

  /** Whoever follows an operation must not hear of a stranger's request under its id. */
  private void doubt(Envelope envelope, String why) throws Rejected, StoreUnavailable {
    var own = envelope.operation().map(OperationId::value).orElse("").equals(envelope.id().value());
    if (own && store.load(envelope.operation().orElseThrow()).isPresent()) {
      throw new Rejected(why + "; and its id is that of an operation");
    }
  }

  private void on(Entry entry, Envelope envelope)
      throws NothingSeen, ChangedMeanwhile, StoreUnavailable, NotSent, InterruptedException {
    if (!(envelope.message() instanceof Request.PeopleRequest wanted)) {
      desk.on(envelope, (Request) envelope.message(), entry.storedAt());
      return;
    }
    switch (people.change(entry, wanted)) {
      case Result.Changed(var event) ->
          outbound.send(
              envelope.causes(
                  new MessageId(envelope.id() + "/done"),
                  Operations.SOURCE,
                  clock.instant(),
                  event));
      case Result.Refused(var why) ->
          outbound.send(
              Envelopes.refusal(
                  envelope, List.of(Finding.error(wanted.about(), why)), clock.instant()));
    }
  }
}
