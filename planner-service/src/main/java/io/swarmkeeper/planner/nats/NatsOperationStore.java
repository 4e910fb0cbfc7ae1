package io.swarmkeeper.planner.nats;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.bucket.Bucket;
import io.swarmkeeper.bus.bucket.Stored;
import io.swarmkeeper.bus.bucket.UnreadableValue;
import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Revision.ServiceTook;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.planner.store.OperationStore;
import io.swarmkeeper.planner.store.OperationStore.ChangedMeanwhile;
import io.swarmkeeper.planner.store.OperationStore.Hold;
import io.swarmkeeper.planner.store.OperationStore.StoreUnavailable;
import io.swarmkeeper.planner.store.OperationStore.Versioned;
import io.swarmkeeper.planner.store.StateJson;
import io.swarmkeeper.planner.store.StoredOperation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The store in three JetStream buckets. A claim's value is the id of the operation that holds it.
 */
public record NatsOperationStore(Bucket operations, Bucket revisions, Bucket claims, StateJson json)
    implements OperationStore {
  @Override
  public Optional<Versioned> load(OperationId id) throws StoreUnavailable {
    return reached(
        () -> operations.get(id.value()).map(s -> new Versioned(operation(id, s), s.revision())));
  }

  @Override
  public void create(StoredOperation first) throws ChangedMeanwhile, StoreUnavailable {
    var _ = written(() -> operations.create(key(first), json.write(first)));
  }

  @Override
  public Versioned replace(Versioned read, StoredOperation next)
      throws ChangedMeanwhile, StoreUnavailable {
    return new Versioned(
        next, written(() -> operations.replace(key(next), json.write(next), read.version())));
  }

  private StoredOperation operation(OperationId id, Stored stored) {
    try {
      var read = json.read(stored.value());
      if (read.operation().header().id().equals(id)) {
        return read;
      }
      throw new IllegalStateException("it says that it is another one");
    } catch (RuntimeException e) { // whatever was written there by somebody else
      throw new UnreadableValue(
          "operation %s cannot be read: %s".formatted(id, e.getMessage()), stored.revision(), e);
    }
  }

  private static String key(StoredOperation stored) {
    return stored.operation().header().id().value();
  }

  @Override
  public OperationId claim(Claim claim, OperationId taker) throws StoreUnavailable {
    var value = taker.value().getBytes(StandardCharsets.UTF_8);
    try {
      var held = hold(claim);
      if (held.isEmpty()) {
        var _ = written(() -> claims.create(claim.value(), value));
        return taker;
      }
      if (held.get().holder().equals(taker)) {
        var _ = written(() -> claims.replace(claim.value(), value, held.get().version()));
      }
      return held.get().holder();
    } catch (ChangedMeanwhile e) {
      // Taken or given back between our two calls: the next try sees it.
      return claim(claim, taker);
    }
  }

  @Override
  public Optional<Hold> hold(Claim claim) throws StoreUnavailable {
    return reached(() -> {
      try {
        return claims.get(claim.value()).map(stored -> hold(claim, stored));
      } catch (UnreadableValue e) {
        return Optional.of(new Hold(claim, Hold.NOBODY_KNOWS, e.revision()));
      }
    });
  }

  /** Whoever may write the bucket may have written anything: that is nobody's claim. */
  private static Hold hold(Claim claim, Stored stored) {
    try {
      var holder = new OperationId(new String(stored.value(), StandardCharsets.UTF_8));
      return new Hold(claim, holder, stored.revision());
    } catch (IllegalArgumentException _) {
      return new Hold(claim, Hold.NOBODY_KNOWS, stored.revision());
    }
  }

  @Override
  public List<Hold> holds() throws StoreUnavailable {
    var holds = new ArrayList<Hold>();
    for (var key : reached(claims::keys)) {
      hold(new Claim(key)).ifPresent(holds::add);
    }
    return holds;
  }

  @Override
  public void release(Hold hold) throws StoreUnavailable {
    try {
      var _ =
          written(() -> {
            claims.delete(hold.claim().value(), hold.version());
            return 0;
          });
    } catch (ChangedMeanwhile e) {
      // It is somebody's again, or nobody's already.
    }
  }

  @Override
  public List<String> stacks() throws StoreUnavailable {
    return reached(() ->
        revisions.keys().stream()
            .filter(key -> key.contains("/"))
            .map(key -> key.substring(0, key.indexOf('/')))
            .distinct()
            .sorted()
            .toList());
  }

  @Override
  public List<Revision> revisions(String stack) throws StoreUnavailable {
    return reached(() -> {
      var found = new ArrayList<Revision>();
      for (var key : revisions.keys()) {
        if (key.startsWith(stack + "/")) {
          revisions.get(key).ifPresent(s -> found.add(revision(key, s)));
        }
      }
      found.sort(Comparator.comparingInt(Revision::number));
      return found;
    });
  }

  @Override
  public void create(Revision revision) throws ChangedMeanwhile, StoreUnavailable {
    var _ =
        written(() ->
            revisions.create(
                Revision.key(revision.stack(), revision.number()), Wire.json(revision)));
  }

  @Override
  public void ended(String stack, int number, Verdict verdict, List<ServiceTook> took)
      throws StoreUnavailable {
    var key = Revision.key(stack, number);
    var stored = reached(() -> revisions.get(key));
    if (stored.isEmpty() || revision(key, stored.get()).verdict().isPresent()) {
      return;
    }
    try {
      var _ =
          written(() ->
              revisions.replace(
                  key,
                  Wire.json(revision(key, stored.get()).ended(verdict, took)),
                  stored.get().revision()));
    } catch (ChangedMeanwhile e) {
      ended(stack, number, verdict, took);
    }
  }

  private static Revision revision(String key, Stored stored) {
    try {
      return Wire.read(stored.value(), Revision.class);
    } catch (UnreadableMessage e) {
      throw new UnreadableValue("revision " + key + " " + e.getMessage(), stored.revision(), e);
    }
  }

  interface Reach<T> {
    T get() throws BusUnavailable;
  }

  private interface Write {
    long get() throws BusUnavailable, io.swarmkeeper.bus.bucket.ChangedMeanwhile;
  }

  static <T> T reached(Reach<T> call) throws StoreUnavailable {
    try {
      return call.get();
    } catch (BusUnavailable e) {
      throw new StoreUnavailable(e.getMessage(), e);
    }
  }

  private static long written(Write call) throws ChangedMeanwhile, StoreUnavailable {
    try {
      return call.get();
    } catch (BusUnavailable e) {
      throw new StoreUnavailable(e.getMessage(), e);
    } catch (io.swarmkeeper.bus.bucket.ChangedMeanwhile e) {
      var changed = new ChangedMeanwhile(e.getMessage());
      changed.initCause(e);
      throw changed;
    }
  }
}
