package io.swarmkeeper.nats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * A certificate authority of one's own, for trying TLS, and the server's certificate by it. Made by
 * the JDK's keytool: nothing else has to be installed.
 */
record TrialAuthority(Path directory) {
  private static final Base64.Encoder PEM =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
  private static final String ALGORITHM = "-keyalg EC -groupname secp256r1 -validity 3650";

  /** Makes what is missing; the authority stays when the server gets other names. */
  boolean certify(List<String> hosts) throws IOException, InterruptedException {
    var named = directory.resolve("hosts");
    var wanted = String.join("\n", hosts) + "\n";
    if (Files.exists(named) && Files.readString(named).equals(wanted)) {
      return false;
    }
    Files.createDirectories(directory);
    var store = new Keystore(directory.resolve("authority.p12"), password());
    if (!Files.exists(store.file())) {
      store.run("-genkeypair -alias ca " + ALGORITHM + " -dname CN=Swarmkeeper-trial-CA -ext bc:c");
    }
    var names = new ArrayList<String>();
    hosts.forEach(host -> names.add((host.matches("[0-9.]+|.*:.*") ? "ip:" : "dns:") + host));
    store.run("-delete -alias server", true);
    store.run(
        "-genkeypair -alias server -signer ca %s -dname CN=nats -ext san=%s"
            .formatted(ALGORITHM, String.join(",", names)),
        false);
    store.export(directory);
    PrivateFiles.open(named, wanted);
    return true;
  }

  /** Of the store with the authority's own key; made once. */
  private String password() throws IOException {
    var file = directory.resolve("authority.password");
    if (!Files.exists(file)) {
      PrivateFiles.secret(file, UUID.randomUUID().toString());
    }
    return Files.readString(file);
  }

  private record Keystore(Path file, String password) {
    void run(String line) throws IOException, InterruptedException {
      run(line, false);
    }

    void run(String line, boolean mayFail) throws IOException, InterruptedException {
      var command = new ArrayList<String>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
      command.addAll(List.of(line.split(" ", -1)));
      command.addAll(List.of("-keystore", file.toString(), "-storetype", "PKCS12"));
      command.addAll(List.of("-storepass:env", "KEEPER_STORE"));
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("KEEPER_STORE", password);
      var process = builder.start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0 && !mayFail) {
        throw new IOException("keytool made no certificate: " + said.strip());
      }
      if (Files.exists(file)) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
    }

    void export(Path directory) throws IOException {
      try {
        var store = KeyStore.getInstance(file.toFile(), password.toCharArray());
        PrivateFiles.open(directory.resolve("ca.pem"), pem(store.getCertificate("ca")));
        PrivateFiles.open(directory.resolve("server.pem"), pem(store.getCertificate("server")));
        var key = store.getKey("server", password.toCharArray());
        PrivateFiles.secret(
            directory.resolve("server-key.pem"), block("PRIVATE KEY", key.getEncoded()));
      } catch (GeneralSecurityException e) {
        throw new IOException(file + " cannot be read", e);
      }
    }

    private static String pem(Certificate certificate) {
      try {
        return block("CERTIFICATE", certificate.getEncoded());
      } catch (GeneralSecurityException e) {
        throw new UncheckedIOException(new IOException(e));
      }
    }

    private static String block(String title, byte[] bytes) {
      return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
          .formatted(title, PEM.encodeToString(bytes), title);
    }
  }
}
