package io.swarmkeeper.planner.store;

import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Revision.ServiceTook;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.store.OperationStore.ChangedMeanwhile;
import io.swarmkeeper.planner.store.OperationStore.Hold;
import io.swarmkeeper.planner.store.OperationStore.StoreUnavailable;
import io.swarmkeeper.planner.store.OperationStore.Versioned;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The store in memory. If asked, operations go in and come out as the JSON that is really kept, so
 * that nothing survives which would not.
 */
public final class MemoryStore implements OperationStore {
  private final Map<OperationId, Versioned> operations = new HashMap<>();
  private final Map<Claim, Hold> claims = new LinkedHashMap<>();
  private final Map<String, Revision> revisions = new HashMap<>();
  private final Faults faults;
  private final Optional<StateJson> json;
  private long versions;

  /** What may go wrong with a write. */
  public interface Faults {
    /** Before it is written: another planner may be faster, or the store may be away. */
    void before() throws StoreUnavailable;

    /** After it was written: the answer may be lost. */
    void after() throws StoreUnavailable;
  }

  /** In which nothing goes wrong. */
  public static MemoryStore sound() {
    return new MemoryStore(
        new Faults() {
          @Override
          public void before() {}

          @Override
          public void after() {}
        },
        Optional.empty());
  }

  /** Going wrong like this. */
  public MemoryStore(Faults faults, Optional<StateJson> json) {
    this.faults = faults;
    this.json = json;
  }

  @Override
  public Optional<Versioned> load(OperationId id) {
    return Optional.ofNullable(operations.get(id));
  }

  @Override
  public void create(StoredOperation first) throws ChangedMeanwhile, StoreUnavailable {
    faults.before();
    var id = first.operation().header().id();
    if (operations.containsKey(id)) {
      throw new ChangedMeanwhile(id.value());
    }
    operations.put(id, stored(first));
    faults.after();
  }

  @Override
  public Versioned replace(Versioned read, StoredOperation next)
      throws ChangedMeanwhile, StoreUnavailable {
    faults.before();
    var id = next.operation().header().id();
    if (operations.get(id).version() != read.version()) {
      throw new ChangedMeanwhile(id.value());
    }
    var saved = stored(next);
    operations.put(id, saved);
    faults.after();
    return saved;
  }

  private Versioned stored(StoredOperation one) {
    return new Versioned(json.map(j -> j.read(j.write(one))).orElse(one), ++versions);
  }

  @Override
  public OperationId claim(Claim claim, OperationId taker) throws StoreUnavailable {
    faults.before();
    var first = claims.get(claim);
    if (first != null && !first.holder().equals(taker)) {
      return first.holder();
    }
    claims.put(claim, new Hold(claim, taker, ++versions));
    faults.after();
    return taker;
  }

  @Override
  public Optional<Hold> hold(Claim claim) {
    return Optional.ofNullable(claims.get(claim));
  }

  @Override
  public List<Hold> holds() {
    return List.copyOf(claims.values());
  }

  @Override
  public void release(Hold hold) throws StoreUnavailable {
    faults.before();
    claims.remove(hold.claim(), hold);
    faults.after();
  }

  @Override
  public List<OperationId> running() {
    return holds().stream().map(Hold::holder).distinct().toList();
  }

  @Override
  public List<Revision> revisions(String stack) {
    return revisions.values().stream()
        .filter(r -> r.stack().equals(stack))
        .sorted(Comparator.comparingInt(Revision::number))
        .toList();
  }

  /** One revision. */
  public Optional<Revision> revision(String stack, int number) {
    return Optional.ofNullable(revisions.get(Revision.key(stack, number)));
  }

  @Override
  public void create(Revision revision) throws ChangedMeanwhile {
    var key = Revision.key(revision.stack(), revision.number());
    if (revisions.putIfAbsent(key, revision) != null) {
      throw new ChangedMeanwhile(key);
    }
  }

  @Override
  public void ended(String stack, int number, Verdict verdict, List<ServiceTook> took)
      throws StoreUnavailable {
    faults.before();
    revisions.computeIfPresent(
        Revision.key(stack, number),
        (_, r) -> r.verdict().isPresent() ? r : r.ended(verdict, took));
    faults.after();
  }
}
