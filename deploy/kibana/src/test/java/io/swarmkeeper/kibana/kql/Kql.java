package io.swarmkeeper.kibana.kql;

import java.util.List;

/** A query in Kibana's language, as far as our saved objects use it. */
public sealed interface Kql {
  /** All of these. No part at all is every record. */
  record And(List<Kql> parts) implements Kql {}

  /** At least one of these. */
  record Or(List<Kql> parts) implements Kql {}

  /** Not this. */
  record Not(Kql part) implements Kql {}

  /** The field has this value; quoted, it is one phrase. */
  record Is(String field, String value, boolean quoted) implements Kql {}

  /** The field has a value. */
  record Exists(String field) implements Kql {}

  /** The field is above this number. */
  record Above(String field, String limit) implements Kql {}

  /** Reads a query. */
  static Kql of(String text) throws Unreadable {
    return new KqlReader(text).query();
  }

  /** A query that we cannot read; Kibana might. */
  final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String sentence) {
      super(sentence);
    }
  }
}
