package io.swarmkeeper.stack.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** docker's short volume syntax: {@code [source:]target[:options]}. */
public record ShortMount(
    String type,
    String source,
    String target,
    boolean readOnly,
    boolean noCopy,
    Optional<String> propagation,
    List<String> ignored) {
  private static final Set<String> PROPAGATIONS =
      Set.of("rprivate", "private", "rshared", "shared", "rslave", "slave");

  public ShortMount {
    ignored = List.copyOf(ignored);
  }

  public static ShortMount parse(String text) throws MalformedText {
    if (text.isEmpty()) {
      throw new MalformedText("is empty; write [source:]target[:options]");
    }
    if (text.length() <= 2) {
      return new ShortMount("volume", "", text, false, false, Optional.empty(), List.of());
    }
    List<String> parts = parts(text);
    if (parts.contains("")) {
      throw new MalformedText("'" + text + "' has nothing between two colons");
    }
    if (parts.size() > 3) {
      throw new MalformedText("'" + text + "' has too many colons");
    }
    String source = parts.size() == 1 ? "" : parts.get(0);
    String target = parts.size() == 1 ? parts.get(0) : parts.get(1);
    return options(source, target, parts.size() < 3 ? "" : parts.get(2));
  }

  private static ShortMount options(String source, String target, String options) {
    boolean readOnly = false;
    boolean noCopy = false;
    Optional<String> propagation = Optional.empty();
    List<String> ignored = new ArrayList<>();
    for (String option : options.isEmpty() ? new String[0] : options.split(",", -1)) {
      switch (option) {
        case "ro" -> readOnly = true;
        case "rw" -> readOnly = false;
        case "nocopy" -> noCopy = true;
        default -> {
          if (PROPAGATIONS.contains(option)) {
            propagation = Optional.of(option);
          } else {
            ignored.add(option);
          }
        }
      }
    }
    String type = !source.isEmpty() && isPath(source) ? "bind" : "volume";
    return new ShortMount(type, source, target, readOnly, noCopy, propagation, ignored);
  }

  /** Split at colons, but a letter before a colon is a Windows drive. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    var part = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean drive = part.length() == 1 && Character.isLetter(part.charAt(0));
      if (c == ':' && !drive) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }

  private static boolean isPath(String source) {
    if (".~/".indexOf(source.charAt(0)) >= 0 || source.startsWith("\\\\")) {
      return true;
    }
    return source.length() > 1 && Character.isLetter(source.charAt(0)) && source.charAt(1) == ':';
  }
}
