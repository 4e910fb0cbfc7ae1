package io.swarmkeeper.cli.operation;

import io.swarmkeeper.cli.session.CallSurroundings;
import io.swarmkeeper.contract.MessageId;
import java.math.BigInteger;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Ids that tell a person what was asked, about what and when, that never meet twice, and that
 * nobody can guess: whoever knew one beforehand could put a message of his own under it.
 */
final class RequestIds {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);
  private static final int RANDOM_BYTES = 16;

  /** So many letters and digits have 128 bits. */
  private static final int RANDOM_DIGITS = 25;

  /** What an operation's id has room for, beside the letter, the time and the random part. */
  private static final int LONGEST_NAME = 64 - "d--20261123T201500-".length() - RANDOM_DIGITS;

  private RequestIds() {}

  /** For example {@code d-shop-20261123T201500-6m1bq3n9x0c5tz8k2w7vhd4fj}. */
  static MessageId next(String letter, String about, CallSurroundings surroundings) {
    var name = about.replaceAll("[^A-Za-z0-9_-]", "-");
    var cut = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    var when = WHEN.format(surroundings.clock().instant());
    return new MessageId(letter + "-" + cut + "-" + when + "-" + random(surroundings));
  }

  private static String random(CallSurroundings surroundings) {
    var bytes = new byte[RANDOM_BYTES];
    surroundings.random().nextBytes(bytes);
    var digits = new BigInteger(1, bytes).toString(Character.MAX_RADIX);
    return "0".repeat(RANDOM_DIGITS - digits.length()) + digits;
  }
}
