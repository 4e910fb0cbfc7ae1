package io.swarmkeeper.indexer.placing;

import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.bus.stream.Handled;
import io.swarmkeeper.bus.stream.Streams.BatchHandler;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.record.DeadLetterRecord;
import io.swarmkeeper.record.EcsDocument;
import io.swarmkeeper.record.EcsMapping;
import io.swarmkeeper.record.Origin;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Puts every entry of the journal on the shelf, once. An entry is acknowledged only when it is
 * there, as its record or as a dead letter; until then it is tried without end.
 */
public final class Indexer implements BatchHandler {
  private final Subjects subjects;
  private final Shelf shelf;
  private final LastResort lastResort;
  private final Clock clock;
  private final Sleep sleep;
  private final Tally tally = new Tally();

  /** Nothing happens before a batch comes. */
  public Indexer(Subjects subjects, Shelf shelf, LastResort lastResort, Clock clock, Sleep sleep) {
    this.subjects = subjects;
    this.shelf = shelf;
    this.lastResort = lastResort;
    this.clock = clock;
    this.sleep = sleep;
  }

  /** Where a message is kept when not even its dead letter can be indexed. */
  @FunctionalInterface
  public interface LastResort {
    /** Done only when it is kept there. */
    Handled keep(Delivery delivery, String reason) throws InterruptedException;
  }

  @Override
  public List<Handled> handle(List<Delivery> batch) throws InterruptedException {
    var items = new ArrayList<Placing.Item>(batch.size());
    batch.forEach(delivery -> items.add(item(delivery)));
    var unsettled = placing().put(items);
    batch.forEach(tally::reached);
    return batch.stream()
        .map(delivery -> unsettled.getOrDefault(delivery.streamSequence(), Handled.done()))
        .toList();
  }

  /**
   * Puts entries again that should be there, and returns how many were not.
   *
   * @param wanted which documents are to be there at all
   */
  public int repair(List<Delivery> entries, Predicate<EcsDocument> wanted)
      throws InterruptedException {
    var items =
        entries.stream().map(this::item).filter(item -> wanted.test(item.document())).toList();
    var placing = placing();
    Map<Long, Handled> left = placing.put(items);
    return placing.stored() + left.size();
  }

  /** What has been done so far. */
  public Tally tally() {
    return tally;
  }

  private Placing placing() {
    return new Placing(shelf, lastResort, tally, sleep);
  }

  private Placing.Item item(Delivery delivery) {
    var origin = new Origin(subjects, delivery, clock.instant());
    if (delivery.subject().equals(subjects.deadLetters())) {
      return new Placing.Item(origin, DeadLetterRecord.parked(origin), Placing.Kind.PARKED);
    }
    try {
      return new Placing.Item(origin, EcsMapping.of(origin), Placing.Kind.RECORD);
    } catch (UnreadableMessage e) {
      var letter = DeadLetterRecord.unreadable(origin, e.getMessage());
      return new Placing.Item(origin, letter, Placing.Kind.DEAD);
    }
  }
}
