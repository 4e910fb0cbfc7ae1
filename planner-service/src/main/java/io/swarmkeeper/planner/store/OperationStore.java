package io.swarmkeeper.planner.store;

import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Revision.ServiceTook;
import io.swarmkeeper.contract.Verdict;
import java.util.List;
import java.util.Optional;

/** Operations, claims and revisions, shared by all planners. In NATS; in memory for tests. */
public interface OperationStore {
  /** The operation, if it was ever begun. */
  Optional<Loaded> load(OperationId id) throws StoreUnavailable;

  /** Keeps a new one. */
  void create(OperationId id, Kept kept) throws ChangedMeanwhile, StoreUnavailable;

  /** Replaces what was loaded, unless somebody else did. */
  Loaded replace(OperationId id, Loaded loaded, Kept next)
      throws ChangedMeanwhile, StoreUnavailable;

  /** Takes a claim, and answers who holds it now: the taker, or who was first. */
  OperationId claim(String what, OperationId taker) throws StoreUnavailable;

  /** Gives a claim back, if this operation still holds it. */
  void release(String what, OperationId holder) throws StoreUnavailable;

  /** All operations that hold a claim. */
  List<OperationId> running() throws StoreUnavailable;

  /** The revisions of a stack, by number, oldest first. */
  List<Revision> revisions(String stack) throws StoreUnavailable;

  /** One revision. */
  Optional<Revision> revision(String stack, int number) throws StoreUnavailable;

  /** Keeps a new revision. */
  void create(Revision revision) throws ChangedMeanwhile, StoreUnavailable;

  /** Writes down how a revision's rollout ended; the first word on it stays. */
  void ended(String stack, int number, Verdict verdict, List<ServiceTook> took)
      throws StoreUnavailable;
}
