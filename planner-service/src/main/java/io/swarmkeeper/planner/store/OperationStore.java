package io.swarmkeeper.planner.store;

import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Revision.ServiceTook;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.operation.Operation;
import java.util.List;
import java.util.Optional;

/** Operations, claims and revisions, shared by all planners. In NATS; in memory for tests. */
public interface OperationStore {
  /** The operation, if it was ever begun. */
  Optional<Versioned> load(OperationId id) throws StoreUnavailable;

  /** Stores a new one. */
  void create(StoredOperation first) throws ChangedMeanwhile, StoreUnavailable;

  /** Replaces what was read, unless somebody else did. */
  Versioned replace(Versioned read, StoredOperation next) throws ChangedMeanwhile, StoreUnavailable;

  /**
   * Takes a claim, and answers who holds it now: the taker, or who was first. Taken again by its
   * holder, it is held anew: whoever read it before does not release it.
   */
  OperationId claim(Claim claim, OperationId taker) throws StoreUnavailable;

  /** Who has this claim, if anybody. */
  Optional<Hold> hold(Claim claim) throws StoreUnavailable;

  /** All claims that anybody has. */
  List<Hold> holds() throws StoreUnavailable;

  /** Gives a claim back, unless it was given back or taken again since this was read. */
  void release(Hold hold) throws StoreUnavailable;

  /** All operations that hold a claim, each once. */
  default List<OperationId> running() throws StoreUnavailable {
    return holds().stream().map(Hold::holder).distinct().toList();
  }

  /** The stacks that have revisions. */
  List<String> stacks() throws StoreUnavailable;

  /** The revisions of a stack, by number, oldest first. */
  List<Revision> revisions(String stack) throws StoreUnavailable;

  /** Stores a new revision. */
  void create(Revision revision) throws ChangedMeanwhile, StoreUnavailable;

  /** Writes down how a revision's rollout ended; the first word on it stays. */
  void ended(String stack, int number, Verdict verdict, List<ServiceTook> took)
      throws StoreUnavailable;

  /** What was read, and the version to say when replacing it. */
  record Versioned(StoredOperation stored, long version) {
    /** The operation that was read. */
    public Operation operation() {
      return stored.operation();
    }
  }

  /**
   * A claim that somebody has.
   *
   * @param version another one each time that it is taken, also by its holder
   */
  record Hold(Claim claim, OperationId holder, long version) {
    /** Stands for a holder that cannot be read; no operation may be called so. */
    public static final OperationId NOBODY_KNOWS = new OperationId("unreadable-claim");
  }

  /** Another planner was faster: load and decide again. */
  final class ChangedMeanwhile extends Exception {
    private static final long serialVersionUID = 1L;

    /** With the key that has moved. */
    public ChangedMeanwhile(String key) {
      super(key + " has changed meanwhile");
    }
  }

  /** The store cannot be reached now: try again later. */
  final class StoreUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    /** With what was tried and what came back. */
    public StoreUnavailable(String what, Throwable cause) {
      super(what, cause);
    }
  }
}
