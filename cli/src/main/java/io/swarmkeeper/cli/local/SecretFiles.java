package io.swarmkeeper.cli.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Request.StackSource;
import io.swarmkeeper.contract.Rotated;
import io.swarmkeeper.contract.SecretDigest;
import io.swarmkeeper.contract.SideChannel.PutSecret;
import io.swarmkeeper.stack.StackSpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The secrets of a stack whose bytes lie in files here. Only their digests go into a request; the
 * bytes take the side channel, and only when a deploy needs them.
 */
public final class SecretFiles {
  private final String stack;
  private final List<StackSpec.Named> secrets;
  private final Map<String, byte[]> bytes;

  /**
   * Those of this stack.
   *
   * @param bytes by path as in the stack file
   */
  SecretFiles(StackSpec stack, Map<String, byte[]> bytes) {
    this.stack = stack.stack();
    this.secrets =
        stack.secrets().stream()
            .filter(s -> s.file().filter(bytes::containsKey).isPresent())
            .toList();
    this.bytes = Map.copyOf(bytes);
  }

  public boolean isEmpty() {
    return secrets.isEmpty();
  }

  /** The same source, saying which content each secret has. */
  public StackSource digested(StackSource source, String salt) {
    var digests = new TreeMap<String, String>();
    secrets.forEach(s -> digests.put(s.key(), digest(s, salt)));
    return new StackSource(
        source.files(),
        source.variables(),
        source.contents(),
        digests,
        source.compat(),
        source.directory());
  }

  /** What the side channel carries, each under the name that the planner gives it. */
  public List<PutSecret> puts(String salt) {
    return secrets.stream()
        .map(s ->
            new PutSecret(
                stack,
                s.name(),
                spec(s, digest(s, salt)),
                Base64.getEncoder().encodeToString(content(s))))
        .toList();
  }

  private ObjectNode spec(StackSpec.Named secret, String digest) {
    var rotates = secret.name().equals(stack + "_" + secret.key());
    return Rotated.renamed(Rotated.marked(secret.body(), rotates, digest));
  }

  private String digest(StackSpec.Named secret, String salt) {
    return SecretDigest.of(salt, secret.name(), secret.body(), content(secret));
  }

  private byte[] content(StackSpec.Named secret) {
    return bytes.get(secret.file().orElseThrow());
  }
}
