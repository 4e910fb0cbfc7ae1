package io.swarmkeeper.cli.operation;

import io.swarmkeeper.cli.session.CallSurroundings;
import io.swarmkeeper.contract.MessageId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Ids that tell a person what was asked, about what and when, and that never meet twice. */
final class RequestIds {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);
  private static final int LONGEST_NAME = 40;

  private RequestIds() {}

  /** For example {@code d-shop-20261123T201500-3fa9}. */
  static MessageId next(String letter, String about, CallSurroundings surroundings) {
    var name = about.replaceAll("[^A-Za-z0-9_-]", "-");
    var cut = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    var unique = "%04x".formatted(surroundings.random().nextInt(0x10000));
    return new MessageId(
        letter + "-" + cut + "-" + WHEN.format(surroundings.clock().instant()) + "-" + unique);
  }
}
