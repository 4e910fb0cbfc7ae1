package io.swarmkeeper.bus.key;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * What TLS to NATS needs, in PEM. Without any of them a {@code tls://} URL is believed by the
 * certificates that the Java machine trusts; with any of them TLS is wanted whatever the URL says.
 *
 * @param authority the certificates of who may vouch for the server
 * @param certificate our own, for a server that wants one, with those that vouch for it
 * @param key the key of our own certificate, PKCS #8 without a password
 */
public record TlsFiles(Optional<Path> authority, Optional<Path> certificate, Optional<Path> key) {
  /** None. */
  public static final TlsFiles NONE =
      new TlsFiles(Optional.empty(), Optional.empty(), Optional.empty());

  private static final int MOST_BYTES = 1024 * 1024;
  private static final Pattern PRIVATE_KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final List<String> KINDS = List.of("EC", "RSA", "EdDSA");

  /**
   * What the client needs for them; empty if there are none.
   *
   * @throws IllegalArgumentException if a file cannot be read as what it should be; the sentence
   *     quotes nothing of it
   */
  public Optional<SSLContext> context() {
    return equals(NONE) ? Optional.empty() : Optional.of(made());
  }

  /** What a {@code tls://} URL needs when there are none. */
  public static SSLContext usual() {
    return NONE.made();
  }

  private SSLContext made() {
    if (certificate.isPresent() != key.isPresent()) {
      throw new IllegalArgumentException(
          "a certificate and its key go together, and there is only "
              + certificate.or(() -> key).get());
    }
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(ours(), ServerTrust.in(theirs()), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException(
          e.getMessage() == null ? "TLS to NATS cannot be set up" : e.getMessage(), e);
    }
  }

  private Optional<KeyStore> theirs() throws GeneralSecurityException, IOException {
    if (authority.isEmpty()) {
      return Optional.empty();
    }
    var store = empty();
    for (var certificate : certificates(authority.get())) {
      store.setCertificateEntry("ca-" + store.size(), certificate);
    }
    return Optional.of(store);
  }

  private KeyManager[] ours() throws GeneralSecurityException, IOException {
    if (key.isEmpty()) {
      return new KeyManager[0];
    }
    var store = empty();
    var chain = certificates(certificate.orElseThrow()).toArray(Certificate[]::new);
    store.setKeyEntry("ours", privateKey(key.get()), new char[0], chain);
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, new char[0]);
    return factory.getKeyManagers();
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static List<Certificate> certificates(Path file) throws IOException {
    try {
      var found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes(file)));
      if (!found.isEmpty()) {
        return List.copyOf(found);
      }
    } catch (GeneralSecurityException _) {
      // said below, without what the file holds
    }
    throw new IOException(file + ": this is no certificate in PEM (-----BEGIN CERTIFICATE-----)");
  }

  private static PrivateKey privateKey(Path file) throws IOException {
    var pem = PRIVATE_KEY.matcher(new String(bytes(file), StandardCharsets.US_ASCII));
    if (pem.find()) {
      var bytes = Base64.getMimeDecoder().decode(pem.group(1));
      for (var kind : KINDS) {
        try {
          return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (GeneralSecurityException _) {
          // of another kind
        }
      }
    }
    throw new IOException(
        file
            + ": this is no key in PEM without a password (-----BEGIN PRIVATE KEY-----);"
            + " openssl pkcs8 -topk8 -nocrypt makes one");
  }

  private static byte[] bytes(Path file) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IOException(file + ": there is no such file, or it is not readable");
    }
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException(file + ": a file in PEM has 1 MiB at most");
      }
      return bytes;
    }
  }
}
