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
 *
 * @param text of a file whose first document is good
 * @param end where the token stands that ends it
 */
record NextDocument(String text, int end, LoaderOptions options) {
  private static final int AHEAD = 2;

  /** What docker 28 stumbles over. */
  Optional<MarkedYAMLException> obstacle() {
    try {
      int _ = tokensAfterFirst(text);
      return Optional.empty();
    } catch (MarkedYAMLException e) {
      // this scanner reads further ahead than docker's where a key may begin
      return before(e) < AHEAD ? Optional.of(e) : Optional.empty();
    }
  }

  private int before(MarkedYAMLException e) {
    Mark at = e.getContextMark() == null ? e.getProblemMark() : e.getContextMark();
    try {
      return tokensAfterFirst(text.substring(0, text.offsetByCodePoints(0, at.getIndex())));
    } catch (MarkedYAMLException _) {
      return 0;
    }
  }

  /**
   * How many tokens follow the one that ends the first document, counted as far as docker looks.
   */
  private int tokensAfterFirst(String part) {
    var scanner = new ScannerImpl(new StreamReader(part), options);
    while (!scanner.checkToken(Token.ID.StreamEnd)) {
      Token token = scanner.getToken();
      if (token.getStartMark().getIndex() >= end && token.getTokenId() != Token.ID.BlockEnd) {
        return count(scanner);
      }
    }
    return 0;
  }

  private static int count(ScannerImpl scanner) {
    int count = 0;
    while (count < AHEAD && !scanner.checkToken(Token.ID.StreamEnd, Token.ID.BlockEnd)) {
      var _ = scanner.getToken();
      count++;
    }
    return count;
  }
}
