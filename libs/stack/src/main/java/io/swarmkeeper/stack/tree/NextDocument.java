package io.swarmkeeper.stack.tree;

import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.ScannerImpl;
import org.yaml.snakeyaml.tokens.Token;

/**
 * What follows the first document. docker 28 ignores it, but for the next two tokens: it looks for
 * comments that far ahead, and stumbles over what is no YAML there.
 */
final class NextDocument {
  private static final int AHEAD = 2;

  private final String text;
  private final int end;
  private final LoaderOptions options;

  /**
   * Of a file whose first document is good.
   *
   * @param end where the token stands that ends it
   */
  NextDocument(String text, int end, LoaderOptions options) {
    this.text = text;
    this.end = end;
    this.options = options;
  }

  /** What docker 28 stumbles over. */
  Optional<MarkedYAMLException> obstacle() {
    try {
      int _ = tokensAfterFirst(text, AHEAD);
      return Optional.empty();
    } catch (MarkedYAMLException e) {
      // this scanner reads further ahead than docker's where a key may begin
      return before(e) < AHEAD ? Optional.of(e) : Optional.empty();
    }
  }

  private int before(MarkedYAMLException e) {
    Mark at = e.getContextMark() == null ? e.getProblemMark() : e.getContextMark();
    try {
      return tokensAfterFirst(text.substring(0, text.offsetByCodePoints(0, at.getIndex())), AHEAD);
    } catch (MarkedYAMLException _) {
      return 0;
    }
  }

  /** How many tokens follow the one that ends the first document, counted up to so many. */
  private int tokensAfterFirst(String part, int most) {
    var scanner = new ScannerImpl(new StreamReader(part), options);
    while (!scanner.checkToken(Token.ID.StreamEnd)) {
      Token token = scanner.getToken();
      if (token.getStartMark().getIndex() >= end && token.getTokenId() != Token.ID.BlockEnd) {
        return count(scanner, most);
      }
    }
    return 0;
  }

  private static int count(ScannerImpl scanner, int most) {
    int count = 0;
    while (count < most && !scanner.checkToken(Token.ID.StreamEnd, Token.ID.BlockEnd)) {
      var _ = scanner.getToken();
      count++;
    }
    return count;
  }
}
