package io.swarmkeeper.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a page that a test writes: what stands between {@code <!-- NAME: … -->} and {@code <!--
 * end -->}.
 */
public record DocumentedPart(Path page, String name) {
  /** Fails when the page says something else, and writes there what is so. */
  public void is(String text) {
    try {
      var old = Files.readString(page);
      var part =
          Pattern.compile(
              "(<!-- " + Pattern.quote(name) + ":[^\n]*-->\n).*?(<!-- end -->)", Pattern.DOTALL);
      var found = part.matcher(old);
      if (!found.find()) {
        throw new AssertionError(page + " has no part '<!-- " + name + ": … -->'");
      }
      var now = found.replaceFirst("$1" + Matcher.quoteReplacement(text.strip()) + "\n$2");
      if (!now.equals(old)) {
        Files.writeString(page, now);
        throw new AssertionError(page + ": '" + name + "' was old. It is mended: commit it.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
