package io.swarmkeeper.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Who can reach a program's health and metrics, for which there is no password. */
public final class HttpHost {
  private static final Path BUILT_IN = Path.of("src/main/resources/application.properties");

  private HttpHost() {}

  /** Quarkus itself would listen for everybody. */
  public static void isThisMachineAlone() throws IOException {
    var settings = new Properties();
    try (var file = Files.newBufferedReader(BUILT_IN)) {
      settings.load(file);
    }
    assertThat(settings.getProperty("quarkus.http.host")).isEqualTo("127.0.0.1");
  }
}
