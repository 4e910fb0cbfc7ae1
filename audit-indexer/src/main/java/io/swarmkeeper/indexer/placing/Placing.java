package io.swarmkeeper.indexer.placing;

import io.swarmkeeper.bus.stream.Handled;
import io.swarmkeeper.indexer.placing.Indexer.LastResort;
import io.swarmkeeper.indexer.placing.Shelf.BulkRefused;
import io.swarmkeeper.indexer.placing.Shelf.Placed;
import io.swarmkeeper.indexer.placing.Shelf.ShelfUnavailable;
import io.swarmkeeper.record.DeadLetterRecord;
import io.swarmkeeper.record.EcsDocument;
import io.swarmkeeper.record.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One batch on its way to the shelf. It ends when everything is there, or when a few documents that
 * are put off again and again would hold up all the others: those are handed back.
 */
final class Placing {
  private static final Logger LOG = LoggerFactory.getLogger(Placing.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final Duration HANDED_BACK_FOR = Duration.ofSeconds(2);
  private static final int PATIENCE = 4;
  private static final int FEW = 10;
  private static final int NO_TEMPLATE = 404;

  private final Shelf shelf;
  private final LastResort lastResort;
  private final Tally tally;
  private final Sleep sleep;
  private final Map<Long, Handled> unsettled = new HashMap<>();
  private int stored;
  private boolean unprepared;

  Placing(Shelf shelf, LastResort lastResort, Tally tally, Sleep sleep) {
    this.shelf = shelf;
    this.lastResort = lastResort;
    this.tally = tally;
    this.sleep = sleep;
  }

  /** What a document stands for: a message, a message nobody can read, or one parked by another. */
  enum Kind {
    RECORD,
    DEAD,
    PARKED
  }

  /** An entry of the journal with the document that is to stand for it. */
  record Item(Origin origin, EcsDocument document, Kind kind) {
    long sequence() {
      return origin.delivery().streamSequence();
    }
  }

  /** Puts all there, and returns by their sequence those that must come again. */
  Map<Long, Handled> put(List<Item> items) throws InterruptedException {
    var left = items;
    var wait = FIRST_PAUSE;
    var answers = 0;
    while (!left.isEmpty()) {
      try {
        left = attempt(left);
        answers++;
      } catch (ShelfUnavailable e) {
        unprepared = true; // it may come back empty
        trouble(e.getMessage());
      } catch (BulkRefused e) {
        split(left, e);
        return unsettled;
      }
      if (answers >= PATIENCE && left.size() <= Math.max(FEW, items.size() / 2)) {
        left.forEach(this::handBack);
        return unsettled;
      }
      if (!left.isEmpty()) {
        sleep.of(wait);
        wait = Collections.min(List.of(wait.multipliedBy(2), LONGEST_PAUSE));
        prepareAgain();
      }
    }
    return unsettled;
  }

  /** How many documents were new. */
  int stored() {
    return stored;
  }

  /** Puts all, and returns what has to be put again. */
  private List<Item> attempt(List<Item> items)
      throws ShelfUnavailable, BulkRefused, InterruptedException {
    var answers = shelf.put(items.stream().map(Item::document).toList());
    var again = new ArrayList<Item>();
    for (var i = 0; i < items.size(); i++) {
      var item = items.get(i);
      switch (answers.get(i)) {
        case Placed.Stored() -> {
          stored++;
          tally.stored(item.kind() != Kind.RECORD);
        }
        case Placed.AlreadyThere() -> tally.alreadyThere();
        case Placed.Later(var status, var why) -> {
          unprepared |= status == NO_TEMPLATE;
          trouble(status + " " + why);
          again.add(item);
        }
        case Placed.Never(var status, var why) -> bury(item, status, why);
      }
    }
    return again;
  }

  /** One document is to blame for the whole request: find it by halves. */
  private void split(List<Item> items, BulkRefused refused) throws InterruptedException {
    if (items.size() == 1) {
      bury(items.getFirst(), refused.status(), refused.getMessage());
      return;
    }
    var middle = items.size() / 2;
    var _ = put(items.subList(0, middle));
    var _ = put(items.subList(middle, items.size()));
  }

  /** The dead letter is on the shelf, or in the journal, before the message is acknowledged. */
  private void bury(Item item, int status, String why) throws InterruptedException {
    var reason = status + " " + why;
    switch (item.kind()) {
      case RECORD -> {
        LOG.warn("document {} becomes a dead letter: {}", item.document().id(), reason);
        var letter = DeadLetterRecord.refused(item.origin(), item.document(), status, why);
        var _ = put(List.of(new Item(item.origin(), letter, Kind.DEAD)));
      }
      case DEAD -> {
        tally.keptInJournal();
        var kept =
            lastResort.keep(item.origin().delivery(), "not even as a dead letter: " + reason);
        if (kept instanceof Handled.Again again) {
          trouble(again.why());
          unsettled.put(item.sequence(), kept);
        }
      }
      case PARKED -> {
        tally.keptInJournal();
        LOG.error(
            "the parked message at {} cannot be indexed and stays in the journal alone: {}",
            item.sequence(),
            reason);
      }
    }
  }

  private void handBack(Item item) {
    unsettled.put(item.sequence(), Handled.again(HANDED_BACK_FOR, "put off again and again"));
  }

  private void trouble(String why) {
    if (tally.retry(why)) {
      LOG.warn("not indexed yet, trying on: {}", why);
    }
  }

  /** An Elasticsearch that comes back empty has no templates. */
  private void prepareAgain() {
    if (!unprepared) {
      return;
    }
    try {
      shelf.prepare();
      unprepared = false;
    } catch (ShelfUnavailable e) {
      trouble(e.getMessage());
    }
  }
}
