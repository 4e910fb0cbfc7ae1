package io.swarmkeeper.contract;

import com.ethlo.time.ITU;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/**
 * Times as RFC 3339 has them are read by a library that can do only this: the JDK's formatters can
 * read any, which costs. All else that is a time, and what is none, is left to them.
 */
final class Rfc3339Instants extends InstantDeserializer<Instant> {
  private static final long serialVersionUID = 1L;
  private static final int SEPARATOR = "2026-11-23".length();

  Rfc3339Instants() {
    super(InstantDeserializer.INSTANT, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  @Override
  protected Instant _fromString(JsonParser json, DeserializationContext context, String text)
      throws IOException {
    try {
      if (text.length() > SEPARATOR && text.charAt(SEPARATOR) == 'T') {
        var position = new ParsePosition(0);
        var time = ITU.parseDateTime(text, position);
        if (position.getIndex() == text.length()) {
          return time.toInstant();
        }
      }
    } catch (DateTimeException _) {
      // the formatter says what is wrong, if anything is
    }
    return super._fromString(json, context, text);
  }
}
