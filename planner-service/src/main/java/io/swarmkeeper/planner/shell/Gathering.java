package io.swarmkeeper.planner.shell;

import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.planner.admission.Draft;
import io.swarmkeeper.planner.admission.Facts;
import io.swarmkeeper.planner.operation.Operation;
import io.swarmkeeper.planner.sight.Sight;
import io.swarmkeeper.planner.sight.Sight.NothingSeen;
import io.swarmkeeper.planner.store.OperationStore;
import io.swarmkeeper.planner.store.OperationStore.StoreUnavailable;
import io.swarmkeeper.planner.store.OperationStore.Versioned;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Finds out what there is to know about a request: looks, asks and drafts; touches nothing. */
public record Gathering(Sight sight, Drafting drafting, OperationStore store) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE_BYTES = 10;

  /** All of it, for this request. */
  Facts facts(Envelope envelope, Request request)
      throws NothingSeen, StoreUnavailable, InterruptedException {
    var known = operation(envelope.operation());
    var draft = known.isPresent() ? Optional.<Draft>empty() : draft(request);
    return again(
        envelope, new Facts(sight.view(), known, Optional.empty(), draft, List.of(), nonce()));
  }

  /** The same view and draft, with what is stored by now. */
  Facts again(Envelope envelope, Facts before) throws StoreUnavailable {
    var draft = before.draft();
    return new Facts(
        before.cluster(),
        operation(envelope.operation()),
        operation(envelope.parent()),
        draft,
        draft.isPresent() ? store.revisions(draft.get().plan().stack()) : List.of(),
        before.nonce());
  }

  private static String nonce() {
    var bytes = new byte[NONCE_BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private Optional<Operation> operation(Optional<OperationId> id) throws StoreUnavailable {
    return id.isEmpty() ? Optional.empty() : store.load(id.get()).map(Versioned::operation);
  }

  private Optional<Draft> draft(Request request)
      throws NothingSeen, StoreUnavailable, InterruptedException {
    return switch (request) {
      case Request.Deploy d -> Optional.of(drafting.of(d));
      case Request.Rollback r -> Optional.of(drafting.of(r));
      case Request.Drain _, Request.Activate _ -> {
        var _ = sight.look();
        yield Optional.empty();
      }
      case Request.Pause _, Request.Resume _, Request.Abort _, Request.PeopleRequest _ ->
          Optional.empty();
    };
  }
}
