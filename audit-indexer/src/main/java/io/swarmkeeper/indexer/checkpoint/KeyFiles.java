package io.swarmkeeper.indexer.checkpoint;

import io.swarmkeeper.record.checkpoint.Signer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ed25519 keys in PEM files, as {@code openssl genpkey -algorithm ed25519} writes them: {@code
 * FILE} signs, {@code FILE.next} is to take over, {@code FILE.pub} may be given to everybody. What
 * is private is readable by its owner alone.
 */
public final class KeyFiles implements Keys {
  private static final Logger LOG = LoggerFactory.getLogger(KeyFiles.class);
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final String ALGORITHM = "Ed25519";

  private final Path file;

  public KeyFiles(Path file) {
    this.file = file.toAbsolutePath();
  }

  @Override
  public Signer present() throws IOException {
    if (!Files.exists(file)) {
      make();
    }
    return read(file);
  }

  @Override
  public Optional<Signer> next() throws IOException {
    var next = beside(".next");
    return Files.exists(next) ? Optional.of(read(next)) : Optional.empty();
  }

  @Override
  public void takeOver() throws IOException {
    Files.move(file, beside("." + read(file).id()), StandardCopyOption.REPLACE_EXISTING);
    Files.move(beside(".next"), file, StandardCopyOption.ATOMIC_MOVE);
    publish(read(file));
  }

  private Path beside(String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  private void make() throws IOException {
    try {
      Files.createDirectories(file.getParent());
      var keys = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      write(beside(".new"), pem("PRIVATE KEY", keys.getPrivate().getEncoded()), "rw-------");
      Files.move(beside(".new"), file, StandardCopyOption.ATOMIC_MOVE);
      publish(new Signer(keys));
      LOG.info("made the key {} that signs checkpoints, in {}", new Signer(keys).id(), file);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  private void publish(Signer signer) throws IOException {
    var pem = pem("PUBLIC KEY", signer.keys().getPublic().getEncoded());
    write(beside(".pub"), pem, "rw-r--r--");
  }

  private static void write(Path path, String text, String permissions) throws IOException {
    Files.deleteIfExists(path);
    Files.createFile(
        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
    Files.writeString(path, text);
  }

  private static String pem(String kind, byte[] bytes) {
    return "-----BEGIN "
        + kind
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
        + "\n-----END "
        + kind
        + "-----\n";
  }

  private static Signer read(Path path) throws IOException {
    var pem = PEM.matcher(Files.readString(path));
    if (!pem.find()) {
      throw new IOException(path + " holds no private key in PEM");
    }
    try {
      var bytes = Base64.getMimeDecoder().decode(pem.group(1));
      var key = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(bytes));
      if (key instanceof EdECPrivateKey seed && seed.getBytes().isPresent()) {
        return new Signer(new KeyPair(pair(seed.getBytes().get()).getPublic(), key));
      }
      throw new IOException(path + " holds no Ed25519 key");
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(path + " holds no Ed25519 key: " + e.getMessage(), e);
    }
  }

  /**
   * The JDK makes the public half only while it makes a pair: let it draw the seed that we have.
   */
  private static KeyPair pair(byte[] seed) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance(ALGORITHM);
    generator.initialize(
        java.security.spec.NamedParameterSpec.ED25519,
        new SecureRandom() {
          private static final long serialVersionUID = 1L;

          @Override
          public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
          }
        });
    return generator.generateKeyPair();
  }
}
