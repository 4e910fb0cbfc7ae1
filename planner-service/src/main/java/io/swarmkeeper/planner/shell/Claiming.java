package io.swarmkeeper.planner.shell;

import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.planner.operation.Decision;
import io.swarmkeeper.planner.operation.Machines;
import io.swarmkeeper.planner.operation.Operation;
import io.swarmkeeper.planner.operation.Signal;
import io.swarmkeeper.planner.store.OperationStore;
import io.swarmkeeper.planner.store.OperationStore.ChangedMeanwhile;
import io.swarmkeeper.planner.store.OperationStore.Hold;
import io.swarmkeeper.planner.store.OperationStore.StoreUnavailable;
import io.swarmkeeper.swarm.view.ClusterView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who has what in hand: whatever a decision wants is taken before it is saved, and given back after
 * it was saved that it is wanted no more. A crash in between leaves a claim that is given back when
 * its operation ends (docs/decisions/0038).
 */
record Claiming(OperationStore store, Machines machines) {
  private static final int MOST_TRIES = 5;

  /**
   * What the machine decides with all that it wants in its operation's hands. What another one has
   * is no error: it is decided again, knowing that.
   */
  Decision<?> decide(Operation operation, Signal signal, ClusterView cluster)
      throws ChangedMeanwhile, StoreUnavailable {
    var id = operation.header().id();
    var view = cluster;
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      var decision = machines.decide(operation, signal, view);
      var more = decision.next().claims().stream().filter(c -> !operation.claims().contains(c));
      if (take(id, more.toList()).isEmpty()) {
        return decision;
      }
      view = cluster.claimedByOthers(byOthers(id));
    }
    throw new ChangedMeanwhile("what " + id + " wants to take in hand");
  }

  /** Takes these, and answers which of them others have. */
  Map<Claim, OperationId> take(OperationId taker, Iterable<Claim> claims) throws StoreUnavailable {
    var lost = new HashMap<Claim, OperationId>();
    for (var claim : claims) {
      var holder = store.claim(claim, taker);
      if (!holder.equals(taker)) {
        lost.put(claim, holder);
      }
    }
    return lost;
  }

  /** What others have in hand. */
  Map<Claim, OperationId> byOthers(OperationId id) throws StoreUnavailable {
    var others = new HashMap<Claim, OperationId>();
    for (var hold : store.holds()) {
      if (!hold.holder().equals(id)) {
        others.put(hold.claim(), hold.holder());
      }
    }
    return others;
  }

  /** What an operation holds and wants no more in its next state; read before that is saved. */
  List<Hold> unwanted(Operation before, Operation next) throws StoreUnavailable {
    var unwanted = new ArrayList<Hold>();
    for (var claim : before.claims()) {
      if (!next.claims().contains(claim)) {
        store
            .hold(claim)
            .filter(h -> h.holder().equals(before.header().id()))
            .ifPresent(unwanted::add);
      }
    }
    return unwanted;
  }

  /** Gives these back. */
  void release(List<Hold> holds) throws StoreUnavailable {
    for (var hold : holds) {
      store.release(hold);
    }
  }

  /** Gives back whatever this operation has, also what a crash has left it. */
  void releaseAll(OperationId holder) throws StoreUnavailable {
    release(store.holds().stream().filter(h -> h.holder().equals(holder)).toList());
  }
}
