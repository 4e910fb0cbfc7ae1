package io.swarmkeeper.stack.text;

import io.swarmkeeper.stack.Compat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Image references in docker's familiar form: {@code nginx} is {@code nginx:latest}. */
public final class ImageReference {
  private static final String HOST_PART = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
  private static final String HOST = HOST_PART + "(?:\\." + HOST_PART + ")*";
  private static final String PATH_PART = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
  private static final Pattern WHOLE =
      Pattern.compile(
          "(?<name>(?:(?:"
              + HOST
              + "|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?/)?"
              + PATH_PART
              + "(?:/"
              + PATH_PART
              + ")*)(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?"
              + "(?:@(?<digest>[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?");
  private static final Pattern DIGEST =
      Pattern.compile("sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128}");
  private static final Pattern ID = Pattern.compile("[a-f0-9]{64}");

  private ImageReference() {}

  /** The form that docker sends to the engine, or nothing if it is no reference. */
  public static Optional<String> familiar(String text, Compat compat) {
    if (text.length() > 1000 || ID.matcher(text).matches()) {
      return Optional.empty();
    }
    int slash = text.indexOf('/');
    boolean hub = slash < 0 || !isHost(text.substring(0, slash), compat);
    String domain = hub ? "docker.io" : text.substring(0, slash);
    String rest = hub ? text : text.substring(slash + 1);
    domain = domain.equals("index.docker.io") ? "docker.io" : domain;
    String path = domain.equals("docker.io") && !rest.contains("/") ? "library/" + rest : rest;
    int colon = path.indexOf(':');
    String name = colon < 0 ? path : path.substring(0, colon);
    Matcher m = WHOLE.matcher(domain + "/" + path);
    if (!name.toLowerCase(Locale.ROOT).equals(name)
        || !m.matches()
        || m.group("name").length() > 255) {
      return Optional.empty();
    }
    return digestFits(m.group("digest")) ? Optional.of(familiar(m)) : Optional.empty();
  }

  /** Whether it is the bare id of an image, which no service can have. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** Whether docker 28 takes it as an image of a service. */
  public static boolean acceptable(String text, Compat compat) {
    return ID.matcher(text).matches()
        || DIGEST.matcher(text).matches()
        || familiar(text, compat).isPresent();
  }

  private static boolean isHost(String first, Compat compat) {
    boolean upper = compat.is28() && !first.toLowerCase(Locale.ROOT).equals(first);
    return first.contains(".") || first.contains(":") || first.equals("localhost") || upper;
  }

  private static boolean digestFits(String digest) {
    return digest == null || DIGEST.matcher(digest).matches();
  }

  private static String familiar(Matcher m) {
    String name = m.group("name");
    if (name.startsWith("docker.io/")) {
      name = name.substring("docker.io/".length());
      name = name.startsWith("library/") && name.indexOf('/', 8) < 0 ? name.substring(8) : name;
    }
    String tag = m.group("tag");
    String digest = m.group("digest");
    String tagged = tag == null ? (digest == null ? name + ":latest" : name) : name + ":" + tag;
    return digest == null ? tagged : tagged + "@" + digest;
  }
}
