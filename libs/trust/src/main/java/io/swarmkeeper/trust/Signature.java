package io.swarmkeeper.trust;

import io.swarmkeeper.bus.key.SigningKey;
import io.swarmkeeper.contract.PublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A signature as the headers of a message carry it.
 *
 * @param key whose it claims to be
 * @param at when it was made, as the signer says
 * @param end from then on what was signed is not to be done any more
 * @param value Ed25519, in Base64
 */
public record Signature(PublicKey key, Instant at, Optional<Instant> end, String value) {
  /** Header: the public nkey of whoever signed. */
  public static final String KEY = "keeper-key";

  /** Header: the signature. */
  public static final String VALUE = "keeper-signature";

  /** Header: when it was made. */
  public static final String AT = "keeper-signed-at";

  /** Header: until when it holds. */
  public static final String END = "keeper-expires";

  private static final int LONGEST = 128;

  /** Signs. */
  public static Signature of(
      SignedStatement statement, SigningKey key, Instant at, Optional<Instant> end) {
    var bytes = statement.bytes(at.toString(), word(end));
    return new Signature(
        new PublicKey(key.publicKey()),
        at,
        end,
        Base64.getEncoder().encodeToString(key.sign(bytes)));
  }

  /**
   * The one in these headers; absent where there is none.
   *
   * @param headers names in lower case
   * @throws IllegalArgumentException if they are not as a signer writes them
   */
  public static Optional<Signature> in(Map<String, String> headers) {
    if (!headers.containsKey(KEY) && !headers.containsKey(VALUE)) {
      return Optional.empty();
    }
    return Optional.of(
        new Signature(
            new PublicKey(headers.get(KEY)),
            time(AT, headers),
            headers.containsKey(END) ? Optional.of(time(END, headers)) : Optional.empty(),
            value(headers)));
  }

  private static String value(Map<String, String> headers) {
    var value = headers.getOrDefault(VALUE, "");
    if (value.isEmpty() || value.length() > LONGEST) {
      throw new IllegalArgumentException("the header " + VALUE + " is no signature");
    }
    return value;
  }

  private static Instant time(String header, Map<String, String> headers) {
    try {
      return Instant.parse(headers.getOrDefault(header, ""));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("the header " + header + " is no time in UTC", e);
    }
  }

  /** As headers. */
  public Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    headers.put(KEY, key.value());
    headers.put(VALUE, value);
    headers.put(AT, at.toString());
    end.ifPresent(time -> headers.put(END, time.toString()));
    return headers;
  }

  /** Whether the holder of the key has signed just this. */
  public boolean isOf(SignedStatement statement) {
    try {
      var bytes = statement.bytes(at.toString(), word(end));
      return SigningKey.signed(key.value(), bytes, Base64.getDecoder().decode(value));
    } catch (IllegalArgumentException _) {
      return false; // not Base64
    }
  }

  private static String word(Optional<Instant> end) {
    return end.map(Instant::toString).orElse("-");
  }
}
