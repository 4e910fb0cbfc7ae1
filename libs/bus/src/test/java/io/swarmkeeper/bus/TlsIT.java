package io.swarmkeeper.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmkeeper.bus.key.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS against a real nats-server, with certificates that openssl makes. */
class TlsIT {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration NOT_LONG = Duration.ofMillis(700);

  @TempDir static Path files;

  @BeforeAll
  static void certificates() throws Exception {
    authority("ca");
    authority("other");
    signed("server", "ca", "IP:127.0.0.1");
    signed("elsewhere", "ca", "DNS:nats.example");
    signed("client", "ca", "DNS:alice");
    signed("stranger", "other", "DNS:mallory");
  }

  @Test
  void a_server_is_believed_by_the_authority_that_is_given() throws Exception {
    try (var server = server("server")) {
      for (var scheme : List.of("tls", "nats")) {
        try (var bus = connect(server, scheme, trusting("ca"))) {
          assertThat(bus.connected()).isTrue();
        }
      }
    }
  }

  @Test
  void one_that_another_authority_vouches_for_is_not() throws Exception {
    try (var server = server("server")) {
      refused(server, "tls", trusting("other"));
      refused(server, "tls", TlsFiles.NONE);
    }
  }

  @Test
  void nor_one_whose_certificate_is_for_another_name() throws Exception {
    try (var server = server("elsewhere")) {
      refused(server, "tls", trusting("ca"));
    }
  }

  @Test
  void a_server_that_wants_to_know_us_gets_our_certificate() throws Exception {
    try (var server = server("server", "--tlsverify", "--tlscacert", path("ca.pem").toString())) {
      refused(server, "tls", trusting("ca"));
      refused(server, "tls", known("stranger"));
      try (var bus = connect(server, "tls", known("client"))) {
        assertThat(bus.connected()).isTrue();
      }
    }
  }

  @Test
  void no_password_is_sent_in_the_clear_because_of_a_forgotten_letter() throws Exception {
    try (var server = NatsServer.start()) {
      assertThatThrownBy(() -> connect(server, "nats", trusting("ca")))
          .isInstanceOf(BusUnreachable.class);
    }
  }

  @Test
  void what_cannot_be_read_is_said_without_what_it_holds() throws Exception {
    Files.writeString(path("nonsense.pem"), "hunter2Canary");
    var none = Optional.<Path>empty();
    for (var name : List.of("none.pem", "nonsense.pem", "ca.key", ".")) {
      sentence(new TlsFiles(Optional.of(path(name)), none, none), name);
      sentence(new TlsFiles(none, Optional.of(path(name)), Optional.of(path("client.key"))), name);
    }
    sentence(
        new TlsFiles(none, Optional.of(path("client.pem")), Optional.of(path("nonsense.pem"))),
        "openssl pkcs8");
    sentence(new TlsFiles(none, Optional.of(path("client.pem")), none), "go together");
    sentence(new TlsFiles(Optional.of(Path.of("/dev/zero")), none, none), "no such file");
  }

  private static void sentence(TlsFiles wrong, String says) {
    assertThatThrownBy(wrong::context)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(says)
        .hasMessageNotContaining("hunter2Canary");
  }

  private static NatsServer server(String name, String... more) throws IOException {
    var options =
        new ArrayList<>(
            List.of(
                "--tls",
                "--tlscert",
                path(name + ".pem") + "",
                "--tlskey",
                path(name + ".key") + ""));
    options.addAll(List.of(more));
    var server = NatsServer.with(options);
    server.run();
    return server;
  }

  private static Bus connect(NatsServer server, String scheme, TlsFiles tls) throws Exception {
    return connect(server, scheme, tls, SOON);
  }

  private static Bus connect(NatsServer server, String scheme, TlsFiles tls, Duration patience)
      throws Exception {
    var url = server.url().replace("nats://", scheme + "://");
    return Bus.connect(new BusSettings(url, Optional.empty(), "it", tls.context()), patience);
  }

  private static void refused(NatsServer server, String scheme, TlsFiles tls) {
    assertThatThrownBy(() -> connect(server, scheme, tls, NOT_LONG).close())
        .isInstanceOf(BusUnreachable.class)
        .hasMessageContaining("TLS");
  }

  private static TlsFiles trusting(String authority) {
    return new TlsFiles(Optional.of(path(authority + ".pem")), Optional.empty(), Optional.empty());
  }

  private static TlsFiles known(String name) {
    return new TlsFiles(
        Optional.of(path("ca.pem")),
        Optional.of(path(name + ".pem")),
        Optional.of(path(name + ".key")));
  }

  private static Path path(String name) {
    return files.resolve(name);
  }

  private static void authority(String name) throws Exception {
    openssl(
        ("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN="
                + name
                + " -keyout %s.key -out %s.pem")
            .replace("%s", name));
  }

  private static void signed(String name, String by, String names) throws Exception {
    Files.writeString(path(name + ".ext"), "subjectAltName=" + names + "\n");
    openssl(
        "req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=X -keyout X.key -out X.csr"
            .replace("X", name));
    openssl(
        "x509 -req -days 2 -CAcreateserial -CA BY.pem -CAkey BY.key -extfile N.ext -in N.csr -out N.pem"
            .replace("N.", name + ".")
            .replace("BY", by));
  }

  private static void openssl(String arguments) throws Exception {
    var command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments.split(" ", -1)));
    var process =
        new ProcessBuilder(command)
            .directory(files.toFile())
            .redirectErrorStream(true)
            .redirectOutput(files.resolve("openssl.log").toFile())
            .start();
    assertThat(process.waitFor()).as(() -> arguments).isZero();
  }
}
