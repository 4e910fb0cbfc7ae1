package io.swarmkeeper.planner.store;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.bucket.Bucket;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Revision.ServiceTook;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.contract.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The store in three JetStream buckets. A claim's value is the id of the operation that holds it.
 */
public final class NatsOperationStore implements OperationStore {
  private final Bucket operations;
  private final Bucket revisions;
  private final Bucket claims;

  /** Over buckets that exist. */
  public NatsOperationStore(Bucket operations, Bucket revisions, Bucket claims) {
    this.operations = operations;
    this.revisions = revisions;
    this.claims = claims;
  }

  @Override
  public Optional<Loaded> load(OperationId id) throws StoreUnavailable {
    return reached(() ->
        operations.get(id.value()).map(s -> new Loaded(StateJson.read(s.value()), s.revision())));
  }

  @Override
  public void create(OperationId id, Kept kept) throws ChangedMeanwhile, StoreUnavailable {
    var _ = written(() -> operations.create(id.value(), StateJson.write(kept)));
  }

  @Override
  public Loaded replace(OperationId id, Loaded loaded, Kept next)
      throws ChangedMeanwhile, StoreUnavailable {
    return new Loaded(
        next,
        written(() -> operations.replace(id.value(), StateJson.write(next), loaded.version())));
  }

  @Override
  public OperationId claim(String what, OperationId taker) throws StoreUnavailable {
    try {
      var _ = written(() -> claims.create(what, taker.value().getBytes(StandardCharsets.UTF_8)));
      return taker;
    } catch (ChangedMeanwhile e) {
      var holder = reached(() -> claims.get(what));
      // Released between our two calls: the next try takes it.
      return holder.isPresent() ? holder(holder.get().value()) : claim(what, taker);
    }
  }

  private static OperationId holder(byte[] value) {
    return new OperationId(new String(value, StandardCharsets.UTF_8));
  }

  @Override
  public void release(String what, OperationId holder) throws StoreUnavailable {
    var held = reached(() -> claims.get(what));
    if (held.isEmpty() || !holder(held.get().value()).equals(holder)) {
      return;
    }
    try {
      var _ =
          written(() -> {
            claims.delete(what, held.get().revision());
            return 0;
          });
    } catch (ChangedMeanwhile e) {
      release(what, holder);
    }
  }

  @Override
  public List<OperationId> running() throws StoreUnavailable {
    return reached(() -> {
      var holders = new ArrayList<OperationId>();
      for (var what : claims.keys()) {
        claims.get(what).ifPresent(s -> holders.add(holder(s.value())));
      }
      return holders;
    });
  }

  @Override
  public List<Revision> revisions(String stack) throws StoreUnavailable {
    return reached(() -> {
      var found = new ArrayList<Revision>();
      for (var key : revisions.keys()) {
        if (key.startsWith(stack + "/")) {
          revisions.get(key).ifPresent(s -> found.add(revision(s.value())));
        }
      }
      found.sort(Comparator.comparingInt(Revision::number));
      return found;
    });
  }

  @Override
  public Optional<Revision> revision(String stack, int number) throws StoreUnavailable {
    return reached(() -> revisions.get(Revision.key(stack, number)).map(s -> revision(s.value())));
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
    if (stored.isEmpty() || revision(stored.get().value()).verdict().isPresent()) {
      return;
    }
    try {
      var _ =
          written(() ->
              revisions.replace(
                  key,
                  Wire.json(revision(stored.get().value()).ended(verdict, took)),
                  stored.get().revision()));
    } catch (ChangedMeanwhile e) {
      ended(stack, number, verdict, took);
    }
  }

  private static Revision revision(byte[] value) {
    try {
      return Wire.read(value, Revision.class);
    } catch (UnreadableMessage e) {
      throw new IllegalStateException("a kept revision cannot be read", e);
    }
  }

  private interface Reach<T> {
    T get() throws BusUnavailable;
  }

  private interface Write {
    long get() throws BusUnavailable, io.swarmkeeper.bus.bucket.ChangedMeanwhile;
  }

  private static <T> T reached(Reach<T> call) throws StoreUnavailable {
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
