package io.swarmkeeper.contract.mask;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;

/**
 * Says in one pass which of a few words a text contains, in small letters or large ones; an
 * Aho-Corasick automaton over ASCII. That is a tenth of what looking for one after another costs,
 * and the record looks at every text of every message.
 */
public final class SuspectWords {
  private static final int ASCII = 128;

  private final List<String> words;

  /** The state after a state and a character, at {@code state * ASCII + character}. */
  private final short[] next;

  /** The words that a state has just come to the end of, as bits. */
  private final long[] found;

  /** Of at most 64 words of ASCII in small letters. */
  public SuspectWords(List<String> words) {
    this.words = List.copyOf(words);
    var most = 1 + words.stream().mapToInt(String::length).sum();
    this.next = new short[most * ASCII];
    this.found = new long[most];
    var states = 1;
    for (var word : words) {
      var state = 0;
      for (var i = 0; i < word.length(); i++) {
        var at = state * ASCII + word.charAt(i);
        if (next[at] == 0) {
          next[at] = (short) states++;
        }
        state = next[at];
      }
      found[state] |= bits(List.of(word));
    }
    fallBack();
    for (var large = 'A'; large <= 'Z'; large++) {
      for (var state = 0; state < states; state++) {
        next[state * ASCII + large] = next[state * ASCII + large - 'A' + 'a'];
      }
    }
  }

  /** Where a word breaks off, the longest end of what was read goes on as another's beginning. */
  private void fallBack() {
    var shorter = new short[found.length];
    var open = new ArrayDeque<Integer>();
    open.add(0);
    while (!open.isEmpty()) {
      var state = open.remove();
      found[state] |= found[shorter[state]];
      for (var c = 0; c < ASCII; c++) {
        var at = state * ASCII + c;
        var fallback = state == 0 ? 0 : next[shorter[state] * ASCII + c];
        if (next[at] == 0) {
          next[at] = fallback;
        } else {
          shorter[next[at]] = fallback;
          open.add((int) next[at]);
        }
      }
    }
  }

  /** Those of a text, one bit each. */
  public long in(String text) {
    var state = 0;
    var seen = 0L;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      state = c < ASCII ? next[state * ASCII + c] : 0;
      seen |= found[state];
    }
    return seen;
  }

  /**
   * Whether a text in UTF-8 has any of them. Both halves are read at once, as each step has to wait
   * for the one before.
   */
  public boolean anyIn(byte[] text) {
    var middle = text.length / 2;
    var first = 0;
    var second = 0;
    for (var i = 0; i < middle; i++) {
      first = step(first, text[i]);
      second = step(second, text[middle + i]);
      if ((found[first] | found[second]) != 0) {
        return true;
      }
    }
    for (var i = middle; i < text.length && first != 0; i++) {
      first = step(first, text[i]); // a word over the middle
      if (found[first] != 0) {
        return true;
      }
    }
    return text.length % 2 == 1 && found[step(second, text[text.length - 1])] != 0;
  }

  private int step(int state, byte c) {
    return c >= 0 ? next[state * ASCII + c] : 0;
  }

  public long bits(Collection<String> some) {
    if (!words.containsAll(some)) {
      throw new IllegalArgumentException(some + " are not among " + words);
    }
    return some.stream().mapToLong(word -> 1L << words.indexOf(word)).reduce(0, (a, b) -> a | b);
  }
}
