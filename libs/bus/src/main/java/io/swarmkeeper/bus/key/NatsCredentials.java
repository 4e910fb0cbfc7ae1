package io.swarmkeeper.bus.key;

import io.nats.client.AuthHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who we are to NATS: the seed of an nkey and, where the server wants one, a JWT, as {@code nsc}
 * writes them into a credentials file. A file that holds nothing but a seed is read too.
 */
public final class NatsCredentials {
  private static final int MOST_BYTES = 64 * 1024;
  private static final Pattern JWT = block("NATS USER JWT");
  private static final Pattern SEED = block("USER NKEY SEED");
  private static final Pattern BARE_SEED = Pattern.compile("\\s*(SU[A-Z2-7]{56})\\s*");

  private final SigningKey key;
  private final Optional<String> jwt;

  private NatsCredentials(SigningKey key, Optional<String> jwt) {
    this.key = key;
    this.jwt = jwt;
  }

  /** Those of a user whom the server knows by his key alone. */
  public static NatsCredentials of(SigningKey key) {
    return new NatsCredentials(key, Optional.empty());
  }

  /**
   * Reads a file.
   *
   * @throws IOException with a sentence that quotes nothing of the file
   */
  public static NatsCredentials read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          file
              + (Files.isDirectory(file)
                  ? ": this is a directory, not a credentials file"
                  : ": there is no such credentials file"));
    }
    if (!Files.isReadable(file)) {
      throw new IOException(file + ": you may not read this credentials file");
    }
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException(file + ": a credentials file has 64 KiB at most");
      }
      return parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Those that a setting names.
   *
   * @throws IllegalArgumentException if the file cannot be read, with the sentence
   */
  public static Optional<NatsCredentials> named(Optional<Path> file) {
    return file.map(path -> {
      try {
        return read(path);
      } catch (IOException e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    });
  }

  private static NatsCredentials parse(String text) {
    var seed = found(SEED, text);
    if (seed.isEmpty()) {
      var bare = BARE_SEED.matcher(text);
      seed = bare.matches() ? Optional.of(bare.group(1)) : seed;
    }
    var key = SigningKey.ofSeed(seed.orElse("").toCharArray());
    return new NatsCredentials(key, found(JWT, text));
  }

  private static Optional<String> found(Pattern block, String text) {
    var matcher = block.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static Pattern block(String title) {
    return Pattern.compile("-+BEGIN " + title + "-+\\s+([^\\s-][^\\s]*)\\s+-+END " + title + "-+");
  }

  /** What signs as this user. */
  public SigningKey key() {
    return key;
  }

  /** How the server is told, and shown, that it is this user. */
  public AuthHandler authHandler() {
    return new AuthHandler() {
      @Override
      public byte[] sign(byte[] nonce) {
        return key.sign(nonce);
      }

      @Override
      public char[] getID() {
        return jwt.isPresent() ? new char[0] : key.publicKey().toCharArray();
      }

      @Override
      public char[] getJWT() {
        return jwt.map(String::toCharArray).orElse(null);
      }
    };
  }
}
