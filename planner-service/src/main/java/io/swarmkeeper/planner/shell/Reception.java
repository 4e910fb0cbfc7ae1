package io.swarmkeeper.planner.shell;

import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.MessageId;
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
    Outbound outbound) {
  /** What a request leads to has its id and a word more. */
  static final int LONGEST_ID = 200;

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
    if (entry.envelope().id().value().length() > LONGEST_ID) {
      throw new Rejected("its id has no room for those of what it leads to");
    }
    var standing = standing(entry);
    var proven =
        standing instanceof Standing.OnBehalf ? request.asked().provenBy() : standing.provenBy();
    var envelope = entry.envelope().asked(proven);
    var denial = denial(standing, envelope);
    if (foreign(envelope, denial.isPresent() || request instanceof Request.PeopleRequest)) {
      throw new Rejected(
          denial.map(why -> why + "; and ").orElse("") + "its id is that of an operation");
    }
    intake.take(entry, proven);
    if (denial.isPresent()) {
      refusals.deny(envelope, denial.get(), entry.storedAt());
    } else {
      on(entry, envelope);
    }
  }

  private Optional<String> denial(Standing standing, Envelope envelope) throws StoreUnavailable {
    return switch (standing) {
      case Standing.Refused(var why) -> Optional.of(why);
      case Standing.Proven(var person, _) ->
          Rights.objection(person, (Request) envelope.message(), known(envelope));
      case Standing.OnBehalf _, Standing.Claimed _ -> Optional.empty();
    };
  }

  private Optional<Header> known(Envelope envelope) throws StoreUnavailable {
    return store.load(envelope.operation().orElseThrow()).map(o -> o.operation().header());
  }

  private Standing standing(Entry entry) throws StoreUnavailable {
    var by = entry.envelope().asked().orElseThrow().by();
    return new Identification(people.trust(), people.find(by))
        .of(entry.envelope(), entry.signature(), entry.storedAt());
  }

  /**
   * Whether it has the id of an operation that it did not begin: whoever follows that must not hear
   * of it.
   */
  private boolean foreign(Envelope envelope, boolean beginsNone) throws StoreUnavailable {
    var operation = envelope.operation().orElseThrow();
    var by = envelope.asked().orElseThrow().by();
    return operation.value().equals(envelope.id().value())
        && store
            .load(operation)
            .filter(known -> beginsNone || !known.operation().header().asked().by().equals(by))
            .isPresent();
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
                  entry.storedAt(),
                  event));
      case Result.Refused(var why) ->
          outbound.send(
              Envelopes.refusal(
                  envelope, List.of(Finding.error(wanted.about(), why)), entry.storedAt()));
    }
  }
}
