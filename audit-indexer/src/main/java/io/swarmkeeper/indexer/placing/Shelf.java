package io.swarmkeeper.indexer.placing;

import io.swarmkeeper.record.EcsDocument;
import java.util.List;

/** Where documents are put for ever: each id once, never overwritten. */
public interface Shelf {
  /** Makes the shelf ready to take documents; may be repeated. */
  void prepare() throws ShelfUnavailable;

  /**
   * Puts documents there.
   *
   * @return one answer for each, in their order
   * @throws ShelfUnavailable if it is not known what became of them
   * @throws BulkRefused if none was taken and the same request will never be
   */
  List<Placed> put(List<EcsDocument> documents) throws ShelfUnavailable, BulkRefused;

  /** What became of one document. */
  sealed interface Placed {
    /** It is there now. */
    record Stored() implements Placed {}

    /** One with its id was there before. */
    record AlreadyThere() implements Placed {}

    /** Not now. */
    record Later(int status, String why) implements Placed {}

    /** Never: the document itself is wrong. */
    record Never(int status, String why) implements Placed {}
  }

  /** It gave no answer, or says that it cannot now: the same documents may be put again. */
  final class ShelfUnavailable extends Exception {
    private static final long serialVersionUID = 1L;
    private final int status;

    /** With the HTTP status, 0 if it gave none, and the sentence for people. */
    public ShelfUnavailable(int status, String sentence, Throwable cause) {
      super(sentence, cause);
      this.status = status;
    }

    /** Its answer made no sense. */
    public ShelfUnavailable(String sentence) {
      super(sentence);
      this.status = 0;
    }

    public int status() {
      return status;
    }
  }

  /** The request as a whole was refused; one of its documents is to blame. */
  final class BulkRefused extends Exception {
    private static final long serialVersionUID = 1L;
    private final int status;

    public BulkRefused(int status, String sentence) {
      super(sentence);
      this.status = status;
    }

    public int status() {
      return status;
    }
  }
}
