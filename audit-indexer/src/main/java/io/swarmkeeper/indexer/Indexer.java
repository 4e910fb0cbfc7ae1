package io.swarmkeeper.indexer;

import io.swarmkeeper.bus.stream.BatchHandler;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.bus.stream.Handled;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.indexer.elastic.Shelf;
import io.swarmkeeper.indexer.elastic.Shelf.Placed;
import io.swarmkeeper.indexer.elastic.Shelf.RequestRefused;
import io.swarmkeeper.indexer.elastic.Shelf.ShelfUnavailable;
import io.swarmkeeper.record.DeadLetterRecord;
import io.swarmkeeper.record.EcsDocument;
import io.swarmkeeper.record.Mapping;
import io.swarmkeeper.record.Origin;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts every entry of the journal on the shelf, once. A batch is acknowledged only when each of its
 * messages is there, as its record or as a dead letter; until then it is tried without end.
 */
public final class Indexer implements BatchHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Indexer.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final Subjects subjects;
  private final Shelf shelf;
  private final Clock clock;
  private final Pause pause;
  private final Tally tally = new Tally();

  Indexer(Subjects subjects, Shelf shelf, Clock clock, Pause pause) {
    this.subjects = subjects;
    this.shelf = shelf;
    this.clock = clock;
    this.pause = pause;
  }

  /** An entry of the journal with the document that is to stand for it. */
  private record Item(Origin origin, EcsDocument document, boolean dead) {}

  @Override
  public List<Handled> handle(List<Delivery> batch) throws InterruptedException {
    put(batch.stream().map(this::item).toList());
    return Collections.nCopies(batch.size(), Handled.done());
  }

  /** What has been done so far. */
  public Tally tally() {
    return tally;
  }

  private Item item(Delivery delivery) {
    var origin = new Origin(subjects.swarm(), delivery, clock.instant());
    if (delivery.subject().equals(subjects.deadLetters())) {
      return new Item(origin, DeadLetterRecord.parked(origin), true);
    }
    try {
      return new Item(origin, Mapping.of(origin), false);
    } catch (UnreadableMessage e) {
      tally.deadLetter();
      return new Item(origin, DeadLetterRecord.unreadable(origin, e.getMessage()), true);
    }
  }

  private void put(List<Item> items) throws InterruptedException {
    var left = items;
    var wait = FIRST_PAUSE;
    while (!left.isEmpty()) {
      try {
        left = attempt(left);
      } catch (ShelfUnavailable e) {
        trouble(e.getMessage());
      } catch (RequestRefused e) {
        split(left, e);
        return;
      }
      if (!left.isEmpty()) {
        pause.of(wait);
        wait =
            wait.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? wait.multipliedBy(2)
                : LONGEST_PAUSE;
        prepareAgain();
      }
    }
  }

  /** Puts all, and returns what has to be put again. */
  private List<Item> attempt(List<Item> items)
      throws ShelfUnavailable, RequestRefused, InterruptedException {
    var answers = shelf.put(items.stream().map(Item::document).toList());
    var again = new ArrayList<Item>();
    for (var i = 0; i < items.size(); i++) {
      var item = items.get(i);
      switch (answers.get(i)) {
        case Placed.Stored() -> tally.stored();
        case Placed.AlreadyThere() -> tally.alreadyThere();
        case Placed.Later(var status, var why) -> {
          trouble(status + " " + why);
          again.add(item);
        }
        case Placed.Never(var status, var why) -> bury(item, status, why);
      }
    }
    return again;
  }

  /** One document is to blame for the whole request: find it by halves. */
  private void split(List<Item> items, RequestRefused refused) throws InterruptedException {
    if (items.size() == 1) {
      bury(items.getFirst(), refused.status(), refused.getMessage());
      return;
    }
    var middle = items.size() / 2;
    put(items.subList(0, middle));
    put(items.subList(middle, items.size()));
  }

  /** The dead letter is on the shelf before the message is acknowledged. */
  private void bury(Item item, int status, String why) throws InterruptedException {
    if (item.dead()) {
      throw new IllegalStateException(
          "even the dead letter " + item.document().id() + " is refused: " + status + " " + why);
    }
    LOG.warn("document {} becomes a dead letter: {} {}", item.document().id(), status, why);
    tally.deadLetter();
    var letter = DeadLetterRecord.refused(item.origin(), item.document(), status, why);
    put(List.of(new Item(item.origin(), letter, true)));
  }

  private void trouble(String why) {
    if (tally.retry(why)) {
      LOG.warn("not indexed yet, trying on: {}", why);
    }
  }

  /** An Elasticsearch that comes back empty has no templates. */
  private void prepareAgain() {
    try {
      shelf.prepare();
    } catch (ShelfUnavailable e) {
      trouble(e.getMessage());
    }
  }
}
