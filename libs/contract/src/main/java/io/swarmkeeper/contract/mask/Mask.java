package io.swarmkeeper.contract.mask;

import java.util.List;
import java.util.regex.Pattern;

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

  private static final String QUOTES = "[\\\\\"']{0,4}";
  private static final String VALUE =
      "\\\\{0,3}(?:\"[^\"]*+\"?|'[^']*+'?|(?:(?:bearer|basic|digest) )?[^\\s,;&\"'})\\]]++)";

  private static final Pattern SECRET_NAME = Pattern.compile("(?i)" + WORDS);

  private static final List<Rule> RULES =
      List.of(
          // a private key in PEM
          rule("(-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----)[^-]*+(?:-[^-]++){0,12}+", "$1" + HIDDEN),
          // the password of a URL
          rule("(://[^/:@\\s\"']{0,256}):(?!\\*\\*\\*@)[^/\\s\"']{1,1024}@", "$1:" + HIDDEN + "@"),
          // NAME=value, and the same in JSON
          rule(
              "((?:" + WORDS + ")[\\w.-]{0,64}" + QUOTES + "[ \\t]{0,4}=[ \\t]{0,4})" + VALUE,
              "$1" + HIDDEN),
          rule(
              "((?:" + PLAIN_WORDS + ")[\\w.-]{0,64}" + QUOTES + "[ \\t]{0,4}:[ \\t]{0,4})" + VALUE,
              "$1" + HIDDEN),
          rule(
              "(\"(?:[\\w.-]{0,64})(?:" + WORDS + ")[\\w.-]{0,64}\"\\s?:\\s?)" + VALUE,
              "$1" + HIDDEN),
          // --password value
          rule(
              "((?<![\\w-])--?[\\w-]{0,32}(?:"
                  + PLAIN_WORDS
                  + "|pass(?![a-z])|token)[\\w-]{0,32}\\s{1,4})(?!-)"
                  + VALUE,
              "$1" + HIDDEN),
          // curl -u name:password
          rule("((?<![\\w-])(?:-u|--user)[\\s=]{1,4}[^\\s:]{1,128}:)[^\\s\"']++", "$1" + HIDDEN),
          rule("(\\bbearer\\s{1,4})[\\w.~+/=-]{12,}+", "$1" + HIDDEN),
          // tokens that are known by their looks: JWT, GitHub, GitLab, AWS, Swarm
          rule("\\beyJ[\\w-]{8,}+\\.[\\w-]{8,}+\\.[\\w-]*+", HIDDEN),
          rule("\\b(?:gh[pousr]_|github_pat_|glpat-)\\w{16,}+", HIDDEN),
          rule("\\bAKIA[0-9A-Z]{16}\\b", HIDDEN),
          rule("\\bSWMTKN-1-[\\w-]++", HIDDEN));

  private Mask() {}

  /** One look of a secret, and what stays of it. */
  private record Rule(Pattern pattern, String kept) {}

  /** Whether a variable, option or label of this name is taken for a secret. */
  public static boolean secretName(String name) {
    return SECRET_NAME.matcher(name).find();
  }

  /** The value of something that has a name: hidden if the name says so, else as free text. */
  public static String value(String name, String value) {
    return secretName(name) ? HIDDEN : text(value);
  }

  /** Free text, such as the output of a probe, an error, a command line. */
  public static String text(String text) {
    var masked = text;
    for (var rule : RULES) {
      masked = rule.pattern().matcher(masked).replaceAll(rule.kept());
    }
    return masked;
  }

  private static Rule rule(String pattern, String kept) {
    return new Rule(Pattern.compile("(?i)" + pattern), kept);
  }
}
