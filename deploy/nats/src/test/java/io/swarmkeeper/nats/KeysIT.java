package io.swarmkeeper.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.Nats;
import io.nats.client.Options;
import io.swarmkeeper.bus.key.SigningKey;
import io.swarmkeeper.trust.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys, certificates and files as generate makes them, on a real server. */
@SuppressWarnings("try") // jnats' connection may be interrupted while it closes
class KeysIT {
  @TempDir Path directory;

  private ConfiguredServer start(String... more) throws IOException, InterruptedException {
    return ConfiguredServer.start(Servers.machines(), directory, more);
  }

  @Test
  void a_key_that_nobody_has_given_out_is_refused() throws Exception {
    try (var server = start()) {
      assertThatThrownBy(() -> RawConnection.open(server.port(), SigningKey.generate()))
          .hasMessageContaining("Authorization Violation");
    }
  }

  @Test
  void a_signature_with_another_key_is_refused() throws Exception {
    try (var server = start()) {
      var planner = server.key("planner").publicKey();
      assertThatThrownBy(() -> RawConnection.open(server.port(), planner, server.key("rita")))
          .hasMessageContaining("Authorization Violation");
    }
  }

  @Test
  void an_inbox_of_another_cannot_be_overheard() throws Exception {
    try (var server = start();
        var rita = RawConnection.open(server.port(), server.key("rita"))) {
      assertThat(rita.maySubscribe("_INBOX." + server.key("rita").publicKey() + ".>")).isTrue();
      assertThat(rita.maySubscribe("_INBOX." + server.key("planner").publicKey() + ".>")).isFalse();
      assertThat(rita.maySubscribe("_INBOX.>")).isFalse();
    }
  }

  @Test
  void a_rotated_key_works_beside_the_old_one_until_that_is_retired() throws Exception {
    try (var server = start()) {
      var old = server.key("rita");
      server.generate("--rotate", "rita");
      server.reload();
      var next = server.key("rita");
      assertThat(next.publicKey()).isNotEqualTo(old.publicKey());
      RawConnection.open(server.port(), old).close();
      RawConnection.open(server.port(), next).close();

      server.generate("--retire", "rita");
      server.reload();
      RawConnection.open(server.port(), next).close();
      assertThatThrownBy(() -> RawConnection.open(server.port(), old))
          .hasMessageContaining("Authorization Violation");
    }
  }

  @Test
  void a_removed_person_is_refused() throws Exception {
    try (var server = start()) {
      var rita = server.key("rita");
      server.generate("--remove", "rita");
      server.reload();
      assertThat(server.creds("rita")).doesNotExist();
      assertThatThrownBy(() -> RawConnection.open(server.port(), rita))
          .hasMessageContaining("Authorization Violation");
    }
  }

  @Test
  void with_tls_only_who_knows_the_authority_connects_and_nobody_without() throws Exception {
    try (var server = start("--tls", "localhost,127.0.0.1")) {
      var options = options(server).secure().sslContext(trusting(directory.resolve("tls/ca.pem")));
      try (var connection = Nats.connect(options.build())) {
        assertThat(connection.getServerInfo().isTLSRequired()).isTrue();
      }
      assertThatThrownBy(
              () -> Nats.connect(options(server).sslContext(SSLContext.getDefault()).build()))
          .isInstanceOf(IOException.class);
    }
  }

  private static Options.Builder options(ConfiguredServer server) throws IOException {
    return Options.builder()
        .server(server.url().replace("nats:", "tls:"))
        .maxReconnects(0)
        .authHandler(server.credentials("rita").authHandler());
  }

  private static SSLContext trusting(Path authority) throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (var in = Files.newInputStream(authority)) {
      store.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  @Test
  void secrets_are_the_owners_alone_and_are_never_printed() throws Exception {
    try (var server = start("--tls", "localhost")) {
      var secret = Stream.of("creds/rita.creds", "creds/planner.creds", "tls/server-key.pem");
      for (var file : secret.map(directory::resolve).toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
      assertThat(server.said()).contains(server.key("rita").publicKey()).doesNotContain("SUA");
      assertThat(server.said()).doesNotContain(new String(server.key("rita").seed()));
    }
  }

  @Test
  void the_trust_file_names_programs_and_installers_alone() throws Exception {
    try (var server = start()) {
      var trust = Trust.read(server.directory().resolve("trust.json"));
      assertThat(trust.keys())
          .extracting(Trust.TrustedKey::name)
          .containsExactlyInAnyOrder(
              "installer",
              "planner",
              "indexer",
              "executor-one",
              "executor-two",
              "watcher-one",
              "watcher-two");
      assertThat(trust.unsigned()).isEqualTo(Trust.Unsigned.REFUSED);
    }
  }
}
