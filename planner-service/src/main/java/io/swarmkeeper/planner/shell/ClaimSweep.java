package io.swarmkeeper.planner.shell;

import io.swarmkeeper.bus.bucket.UnreadableValue;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event.ClaimReleased;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.planner.shell.Outbound.NotSent;
import io.swarmkeeper.planner.store.OperationStore;
import io.swarmkeeper.planner.store.OperationStore.Hold;
import io.swarmkeeper.planner.store.OperationStore.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives back claims that no operation has: a planner died between claim and operation, a request
 * could not be carried out, or somebody else wrote into the bucket. A claim that is taken is soon
 * an operation's, so what is nobody's for as long as {@link #GRACE} stays nobody's. Whoever takes
 * it again meanwhile keeps it.
 */
public final class ClaimSweep {
  /** Much longer than a planner takes from a claim to its operation. */
  static final Duration GRACE = Duration.ofMinutes(2);

  private static final int LONGEST_NAME = 200;

  private final OperationStore store;
  private final Outbound outbound;
  private final Clock clock;
  private final Map<Hold, Instant> nobodysSince = new HashMap<>();

  /** Looks at nothing before {@link #sweep()}. */
  public ClaimSweep(OperationStore store, Outbound outbound, Clock clock) {
    this.store = store;
    this.outbound = outbound;
    this.clock = clock;
  }

  /** Looks once, and gives back what is due: said first, so that nothing goes without a word. */
  public void sweep() throws StoreUnavailable, NotSent, InterruptedException {
    var now = clock.instant();
    for (var hold : due(nobodys(), now)) {
      outbound.send(
          Envelope.unasked(
              new MessageId("claim-released/" + hold.version() + "/" + name(hold)),
              Operations.SOURCE,
              now,
              new ClaimReleased(
                  name(hold), hold.holder().value(), reason(hold), nobodysSince.get(hold))));
      store.release(hold);
    }
  }

  private List<Hold> nobodys() throws StoreUnavailable {
    var nobodys = new ArrayList<Hold>();
    for (var hold : store.holds()) {
      if (isNobodys(hold)) {
        nobodys.add(hold);
      }
    }
    return nobodys;
  }

  /** An operation that is there but cannot be read keeps what it has. */
  private boolean isNobodys(Hold hold) throws StoreUnavailable {
    try {
      return hold.holder().equals(Hold.NOBODY_KNOWS) || store.load(hold.holder()).isEmpty();
    } catch (UnreadableValue _) {
      return false;
    }
  }

  private List<Hold> due(List<Hold> nobodys, Instant now) {
    nobodysSince.keySet().retainAll(nobodys);
    nobodys.forEach(hold -> nobodysSince.putIfAbsent(hold, now));
    return nobodys.stream()
        .filter(hold -> !now.isBefore(nobodysSince.get(hold).plus(GRACE)))
        .toList();
  }

  private static String reason(Hold hold) {
    return hold.holder().equals(Hold.NOBODY_KNOWS)
        ? "nobody can read whose it is"
        : "no operation of this id was ever begun";
  }

  private static String name(Hold hold) {
    var name = hold.claim().value().replaceAll("[^!-~]", "?");
    return name.substring(0, Math.min(LONGEST_NAME, name.length()));
  }
}
