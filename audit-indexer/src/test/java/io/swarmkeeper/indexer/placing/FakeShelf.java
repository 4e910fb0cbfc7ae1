package io.swarmkeeper.indexer.placing;

import io.swarmkeeper.record.EcsDocument;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * An Elasticsearch in memory: creates each id of a partition once, refuses what it is told to
 * refuse, and can be in trouble for a number of requests.
 */
public final class FakeShelf implements Shelf {
  private final Map<String, EcsDocument> documents = new HashMap<>();
  private final Deque<Trouble> troubles = new ArrayDeque<>();
  private Predicate<EcsDocument> poison = _ -> false;
  private Predicate<EcsDocument> spoilsRequest = _ -> false;
  private Predicate<EcsDocument> putOff = _ -> false;
  private int requests;
  private int prepared;

  /** What goes wrong with one request. */
  public enum Trouble {
    NONE,
    DOWN,
    ANSWER_LOST,
    BUSY,
    NO_TEMPLATE,
    HALF_BUSY
  }

  /** The next requests go wrong, in this order. */
  public void trouble(Trouble... next) {
    troubles.addAll(List.of(next));
  }

  /** These are refused with 400, as documents. */
  public void refuses(Predicate<EcsDocument> documents) {
    poison = documents;
  }

  /** These make the whole request be refused with 400. */
  public void refusesRequestsWith(Predicate<EcsDocument> documents) {
    spoilsRequest = documents;
  }

  /** These get 429, always. */
  public void putsOff(Predicate<EcsDocument> documents) {
    putOff = documents;
  }

  /** Everything that is there. */
  public List<EcsDocument> documents() {
    return List.copyOf(documents.values());
  }

  /** The ids of the messages, or dead letters, that are there. */
  public List<String> ids() {
    return documents.values().stream().map(FakeShelf::message).toList();
  }

  /** The id of the message that a document is of. */
  public static String message(EcsDocument document) {
    return document.fields().at("/event/id").asText();
  }

  /** How many bulk requests came. */
  public int requests() {
    return requests;
  }

  /** How often the templates were written. */
  public int prepared() {
    return prepared;
  }

  @Override
  public void prepare() {
    prepared++;
  }

  @Override
  public List<Placed> put(List<EcsDocument> batch) throws ShelfUnavailable, BulkRefused {
    requests++;
    var trouble = troubles.isEmpty() ? Trouble.NONE : troubles.poll();
    if (trouble == Trouble.DOWN) {
      throw new ShelfUnavailable("connection refused");
    }
    if (batch.stream().anyMatch(spoilsRequest)) {
      throw new BulkRefused(400, "malformed");
    }
    var answers = new ArrayList<Placed>();
    for (var document : batch) {
      answers.add(answer(document, trouble, answers.size()));
    }
    if (trouble == Trouble.ANSWER_LOST) {
      throw new ShelfUnavailable("connection reset");
    }
    return answers;
  }

  private Placed answer(EcsDocument document, Trouble trouble, int place) {
    if (trouble == Trouble.NO_TEMPLATE) {
      return new Placed.Later(404, "no such data stream");
    }
    if (trouble == Trouble.BUSY
        || (trouble == Trouble.HALF_BUSY && place % 2 == 0)
        || putOff.test(document)) {
      return new Placed.Later(429, "rejected");
    }
    if (poison.test(document)) {
      return new Placed.Never(400, "document_parsing_exception: no");
    }
    return documents.putIfAbsent(document.target() + " " + document.id(), document) == null
        ? new Placed.Stored()
        : new Placed.AlreadyThere();
  }
}
