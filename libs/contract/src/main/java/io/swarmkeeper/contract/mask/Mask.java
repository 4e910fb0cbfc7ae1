package io.swarmkeeper.contract.mask;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Hides what looks like a secret, before text goes where others read it: plans, messages, the audit
 * record, logs. It hides rather too much than too little, and hiding twice changes nothing. Time
 * and stack stay bounded whatever the text: no pattern can run over it more than once.
 */
public final class Mask {
  /** Stands where something is hidden. */
  public static final String HIDDEN = "***";

  private static final String WORDS =
      "passw|passphrase|pass(?![a-z])|pwd|secret|token|key|credential|auth(?!or(?!iz))";

  /** Words that give a secret away even before a colon, where sentences have words too. */
  private static final String PLAIN_WORDS =
      "passw|passphrase|[_.-]pass(?![a-z])|pwd|secret|credential|(?:api|access|private|auth)[_.-]?key|authorization"
          + "|(?:access|auth|refresh|bearer|api)[_.-]?token";

  /** What is in every one of them, in small letters: far cheaper to look for than a pattern. */
  private static final List<String> STEMS =
      List.of("pass", "pwd", "secret", "token", "key", "credential", "auth");

  /** What there is of the secrets that need no word to be known. */
  private static final List<String> LOOKS =
      List.of(
          "-----begin",
          "://",
          "-u",
          "earer",
          "eyj",
          "ghp_",
          "gho_",
          "ghu_",
          "ghs_",
          "ghr_",
          "github_pat_",
          "glpat-",
          "akia",
          "swmtkn-");

  /**
   * In a text with none of these, large or small, {@link #text} hides nothing, nor in any piece of
   * it.
   */
  public static final List<String> SUSPECTS =
      Stream.of(STEMS, LOOKS).flatMap(List::stream).toList();

  /** One look at a text tells which rules may have something to hide in it. */
  private static final SuspectWords NEEDLES =
      new SuspectWords(
          Stream.of(SUSPECTS, List.of("=", ":", "\"", "-")).flatMap(List::stream).toList());

  private static final long ANY_SUSPECT = NEEDLES.bits(SUSPECTS);
  private static final long ANY_STEM = NEEDLES.bits(STEMS);

  private static final String QUOTES = "[\\\\\"']{0,4}";
  private static final String VALUE =
      "\\\\{0,3}(?:\"[^\"]*+\"?|'[^']*+'?|(?:(?:bearer|basic|digest) )?[^\\s,;&\"'})\\]]++)";

  /** Compose fields under which people choose the names. */
  private static final List<String> MAPS =
      List.of("environment.", "logging.options.", "labels.", "deploy.labels.");

  /** Long, without blanks, everything mixed: nobody writes such words. */
  private static final Pattern RANDOM =
      Pattern.compile(
          "(?=\\D{0,64}\\d)(?=[^a-z]{0,64}[a-z])(?=[^A-Z]{0,64}[A-Z])[\\w+/=-]{24,}"
              + "|[0-9a-f]{32,}");

  private static final Pattern SECRET_NAME = Pattern.compile("(?i)" + WORDS);

  /** These look at the whole text, whatever its words are. */
  private static final List<Rule> WHOLE =
      List.of(
          // a private key in PEM
          new Rule(
              "-----begin",
              "(-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----)[^-]*+(?:-[^-]++){0,12}+",
              "$1***"),
          // the password of a URL
          new Rule("://", "(://[^/:@\\s\"']{0,256}):(?!\\*\\*\\*@)[^/\\s\"']{1,1024}@", "$1:***@"));

  /** These look for one of the words: without any of their stems there is nothing to find. */
  private static final List<Rule> NAMED =
      List.of(
          // NAME=value
          new Rule(
              "=",
              "((?:" + WORDS + ")[\\w.-]{0,64}" + QUOTES + "[ \\t]{0,4}=[ \\t]{0,4})" + VALUE,
              "$1***"),
          // Name: value
          new Rule(
              ":",
              "((?:" + PLAIN_WORDS + ")[\\w.-]{0,64}" + QUOTES + "[ \\t]{0,4}:[ \\t]{0,4})" + VALUE,
              "$1***"),
          // "name":"value"
          new Rule(
              "\"",
              "(\"(?:[\\w.-]{0,64})(?:" + WORDS + ")[\\w.-]{0,64}\"\\s?:\\s?)" + VALUE,
              "$1***"),
          // --password value
          new Rule(
              "-",
              "((?<![\\w-])--?[\\w-]{0,32}(?:"
                  + PLAIN_WORDS
                  + "|pass(?![a-z])|token)[\\w-]{0,32}\\s{1,4})(?!-)"
                  + VALUE,
              "$1***"));

  private static final List<Rule> KNOWN =
      List.of(
          // curl -u name:password
          new Rule(
              "-u", "((?<![\\w-])(?:-u|--user)[\\s=]{1,4}[^\\s:]{1,128}:)[^\\s\"']++", "$1***"),
          new Rule("earer", "(\\bbearer\\s{1,4})[\\w.~+/=-]{12,}+", "$1***"),
          // tokens that are known by their looks: JWT, GitHub, GitLab, AWS, Swarm
          new Rule("eyj", "\\beyJ[\\w-]{8,}+\\.[\\w-]{8,}+\\.[\\w-]*+", HIDDEN),
          new Rule(
              List.of("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"),
              "\\b(?:gh[pousr]_|github_pat_)\\w{16,}+",
              HIDDEN),
          new Rule("glpat-", "\\bglpat-[\\w-]{16,}+", HIDDEN),
          new Rule("akia", "\\bAKIA[0-9A-Z]{16}\\b", HIDDEN),
          new Rule("swmtkn-", "\\bSWMTKN-1-[\\w-]++", HIDDEN));

  private Mask() {}

  /**
   * One look of a secret.
   *
   * @param needs a text must have one of these to be looked at closely
   * @param kept what stays of it
   */
  private record Rule(long needs, Pattern pattern, String kept) {
    Rule(List<String> needs, String pattern, String kept) {
      this(NEEDLES.bits(needs), Pattern.compile("(?i)" + pattern), kept);
    }

    Rule(String needs, String pattern, String kept) {
      this(List.of(needs), pattern, kept);
    }

    String apply(String text) {
      return pattern.matcher(text).replaceAll(kept);
    }
  }

  /** The value of something that has a name: hidden if the name or its looks say so. */
  public static String value(String name, String value) {
    var secret = SECRET_NAME.matcher(name).find() || RANDOM.matcher(value).matches();
    return secret ? HIDDEN : text(value);
  }

  /** The value of a field in Compose words, such as {@code environment.DB_PASSWORD}. */
  public static String field(String field, String value) {
    return MAPS.stream()
        .filter(field::startsWith)
        .findFirst()
        .map(map -> value(field.substring(map.length()), value))
        .orElseGet(() -> text(value));
  }

  /** Free text, such as the output of a probe, an error, a command line. */
  public static String text(String text) {
    var found = NEEDLES.in(text);
    if ((found & ANY_SUSPECT) == 0) {
      return text;
    }
    var masked = masked(text, found, WHOLE);
    if ((found & ANY_STEM) != 0) {
      masked = masked(masked, found, NAMED);
    }
    return masked(masked, found, KNOWN);
  }

  private static String masked(String text, long found, List<Rule> rules) {
    var masked = text;
    for (var rule : rules) {
      if ((found & rule.needs()) != 0) {
        masked = rule.apply(masked);
      }
    }
    return masked;
  }
}
