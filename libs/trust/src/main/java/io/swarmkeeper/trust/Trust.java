package io.swarmkeeper.trust;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.swarmkeeper.contract.PublicKey;
import io.swarmkeeper.contract.Role;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of our programs and of the installers, and whether requests may come unsigned: what each
 * program is given at its start ({@code deploy/nats/generate} writes it), and nobody can change
 * over NATS.
 *
 * @param unsigned what becomes of requests without a signature
 * @param keys whose keys are whose
 */
public record Trust(Unsigned unsigned, List<TrustedKey> keys) {
  private static final int MOST_BYTES = 1 << 20;

  /** Refuses a file that leaves something open. */
  public Trust {
    if (unsigned == null) {
      throw new IllegalArgumentException("'unsigned' is missing: refused or claimed");
    }
    keys = keys == null ? List.of() : List.copyOf(keys);
    var seen = new HashSet<PublicKey>();
    keys.forEach(known -> {
      if (!seen.add(known.key())) {
        throw new IllegalArgumentException("the key of " + known.name() + " is there twice");
      }
    });
  }

  /** What becomes of requests without a signature. */
  public enum Unsigned {
    /** They are refused. */
    @JsonProperty("refused")
    REFUSED,
    /** They are taken, and recorded as what somebody claims. */
    @JsonProperty("claimed")
    CLAIMED
  }

  /**
   * One key.
   *
   * @param name of the program or installer
   * @param node the Swarm id of the one node that it is for
   */
  public record TrustedKey(String name, Role role, PublicKey key, Optional<String> node) {
    /** Refuses one of which something is missing. */
    public TrustedKey {
      if (name == null || name.isBlank() || role == null || key == null) {
        throw new IllegalArgumentException("a key has a name, a role and the public nkey");
      }
      node = node == null ? Optional.empty() : node;
    }
  }

  /** Nobody is known: everything that must be signed is refused, requests are claims. */
  public static Trust none() {
    return new Trust(Unsigned.CLAIMED, List.of());
  }

  /**
   * Reads the file.
   *
   * @throws IOException with a sentence: which file, and what is wrong with it
   */
  public static Trust read(Path file) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IOException(file + ": there is no such trust file, or it is not readable");
    }
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException(file + ": a trust file has 1 MiB at most");
      }
      return Wire.read(bytes, Trust.class);
    } catch (UnreadableMessage e) {
      throw new IOException(file + ": " + wrong(e), e);
    }
  }

  /** Quotes nothing of what is no trust file: somebody may have given one with a secret. */
  private static String wrong(UnreadableMessage e) {
    if (!(e.getCause() instanceof JsonProcessingException json)) {
      return e.getMessage();
    }
    var at = json.getLocation();
    return (json.getCause() instanceof IllegalArgumentException ours
            ? ours.getMessage()
            : "this is not what a trust file looks like")
        + (at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr()));
  }

  /**
   * What a setting names; {@link #none()} where it names nothing.
   *
   * @throws IllegalArgumentException if the file cannot be read, with the sentence
   */
  public static Trust named(Optional<Path> file) {
    try {
      return file.isPresent() ? read(file.get()) : none();
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Whose key it is, if it is known here. */
  public Optional<TrustedKey> holder(PublicKey key) {
    return keys.stream().filter(known -> known.key().equals(key)).findFirst();
  }

  /** Whether this key is known to be one of these. */
  public boolean isOf(PublicKey key, Set<Role> roles) {
    return holder(key).filter(known -> roles.contains(known.role())).isPresent();
  }
}
