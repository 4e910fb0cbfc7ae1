package io.swarmkeeper.indexer.elastic;

import io.swarmkeeper.indexer.placing.Shelf.Placed;
import java.util.Set;

/**
 * What an answer to a bulk request means for a document. Only what blames the document itself makes
 * it a dead letter; everything else is trouble that somebody can mend, and is tried again without
 * end.
 */
final class BulkAnswers {
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int BAD_REQUEST = 400;
  private static final int CONFLICT = 409;
  private static final int TOO_LARGE = 413;

  /** Refused with 400, and still not the document's fault: too many shards, a closed index. */
  private static final Set<String> MENDABLE =
      Set.of("validation_exception", "index_closed_exception", "invalid_index_name_exception");

  private BulkAnswers() {}

  /**
   * The answer for one document.
   *
   * @param error the type of the error; empty if there is none
   */
  static Placed item(int status, String error, String reason) {
    return switch (status) {
      case OK, CREATED -> new Placed.Stored();
      case CONFLICT -> new Placed.AlreadyThere(); // the only conflict that a create can have
      case BAD_REQUEST ->
          MENDABLE.contains(error)
              ? new Placed.Later(status, why(error, reason))
              : new Placed.Never(status, why(error, reason));
      case TOO_LARGE -> new Placed.Never(status, why(error, reason));
      // 401, 403, 404, 408, 429, 5xx: a key, a template, room, a node is missing, for now
      default -> new Placed.Later(status, why(error, reason));
    };
  }

  /** Whether a request that was refused as a whole was refused because of one of its documents. */
  static boolean blamesADocument(int status) {
    return status == BAD_REQUEST || status == TOO_LARGE;
  }

  private static String why(String error, String reason) {
    return error.isEmpty() ? reason : error + ": " + reason;
  }
}
