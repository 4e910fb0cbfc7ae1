package io.swarmkeeper.planner.store;

import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Revision.ServiceTook;
import io.swarmkeeper.contract.Verdict;
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
  private final Map<OperationId, Loaded> operations = new HashMap<>();
  private final Map<String, OperationId> claims = new LinkedHashMap<>();
  private final Map<String, Revision> revisions = new HashMap<>();
  private final Faults faults;
  private final boolean asJson;
  private long versions;

  /** What may go wrong with a write. */
  public interface Faults {
    /** Before it is written: another planner may be faster, or the store may be away. */
    void before() throws StoreUnavailable;

    /** After it was written: the answer may be lost. */
    void after() throws StoreUnavailable;
  }

  /** Going wrong like this. */
  public MemoryStore(Faults faults, boolean asJson) {
    this.faults = faults;
    this.asJson = asJson;
  }

  @Override
  public Optional<Loaded> load(OperationId id) {
    return Optional.ofNullable(operations.get(id));
  }

  @Override
  public void create(OperationId id, Kept kept) throws ChangedMeanwhile {
    if (operations.containsKey(id)) {
      throw new ChangedMeanwhile(id.value());
    }
    operations.put(id, kept(kept));
  }

  @Override
  public Loaded replace(OperationId id, Loaded loaded, Kept next)
      throws ChangedMeanwhile, StoreUnavailable {
    faults.before();
    if (operations.get(id).version() != loaded.version()) {
      throw new ChangedMeanwhile(id.value());
    }
    var saved = kept(next);
    operations.put(id, saved);
    faults.after();
    return saved;
  }

  private Loaded kept(Kept kept) {
    return new Loaded(asJson ? StateJson.read(StateJson.write(kept)) : kept, ++versions);
  }

  @Override
  public OperationId claim(String what, OperationId taker) {
    claims.putIfAbsent(what, taker);
    return claims.get(what);
  }

  @Override
  public void release(String what, OperationId holder) {
    claims.remove(what, holder);
  }

  @Override
  public List<OperationId> running() {
    return List.copyOf(claims.values());
  }

  @Override
  public List<Revision> revisions(String stack) {
    return revisions.values().stream()
        .filter(r -> r.stack().equals(stack))
        .sorted(Comparator.comparingInt(Revision::number))
        .toList();
  }

  @Override
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
