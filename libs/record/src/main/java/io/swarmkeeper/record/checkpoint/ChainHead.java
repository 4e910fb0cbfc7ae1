package io.swarmkeeper.record.checkpoint;

import io.swarmkeeper.contract.Checkpoint;
import io.swarmkeeper.record.checkpoint.Sealing.Place;
import java.time.Instant;

/**
 * The end of the chain, one value in its bucket. It is replaced by compare-and-set before the
 * checkpoint is published, so that there is one chain however many make it; and it holds the
 * message, so that whoever comes next can publish what another could not.
 *
 * @param number of the last checkpoint
 * @param last the last sequence under seal
 * @param hash of the last checkpoint
 * @param size how many leaves it has with all before it
 * @param peaks of the tree over these
 * @param publicKey that signed it
 * @param at when it was made
 * @param published whether its message is in the journal
 * @param message the message, as it goes over the wire
 */
public record ChainHead(
    long number,
    long last,
    String hash,
    long size,
    String peaks,
    String publicKey,
    Instant at,
    boolean published,
    String message) {
  /** Its key in the bucket. */
  public static final String KEY = "head";

  /** Of a checkpoint that is made and not published yet. */
  public static ChainHead of(Checkpoint checkpoint, Instant at, String message) {
    var place = Place.after(checkpoint);
    return new ChainHead(
        place.number(),
        place.last(),
        place.hash(),
        place.size(),
        place.peaks(),
        checkpoint.publicKey(),
        at,
        false,
        message);
  }

  /** The same, and the message is in the journal. */
  public ChainHead told() {
    return new ChainHead(number, last, hash, size, peaks, publicKey, at, true, message);
  }

  /** Where the next range begins. */
  public Place place(String swarm) {
    return new Place(swarm, number, last, hash, size, peaks);
  }
}
