package io.swarmkeeper.stack.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A password's hash in a text, such as {@code eve:$apr1$…}, as htpasswd and mkpasswd write it. */
public final class PasswordHash {
  private static final Pattern HASH =
      Pattern.compile(
          "(?<![\\w$}])\\$(apr1|2[abxy]?|1|5|6|7|y|gy|sha1|scrypt|argon2(?:id|i|d)|pbkdf2[a-z0-9-]*)\\$"
              + "[./\\w=,+-]+\\$[./\\w=,+$-]{6}");

  private PasswordHash() {}

  /** What it begins with ({@code $apr1$}), if there is one whose {@code $} are not doubled. */
  public static Optional<String> in(String text) {
    Matcher found = HASH.matcher(text);
    return found.find() ? Optional.of("$" + found.group(1) + "$") : Optional.empty();
  }
}
