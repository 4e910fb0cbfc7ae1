package io.swarmkeeper.cli.elastic;

import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.contract.mask.Mask;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Where Elasticsearch is, and with which credentials one is let in. */
public record ElasticAddress(URI url, Optional<String> authorization) {
  private static final Duration ANSWER = Duration.ofSeconds(60);

  /** At this address, which may carry a user and password, or with an API key. */
  public static ElasticAddress of(String address, Optional<String> apiKey) throws GiveUp {
    var url = url(address);
    if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
      throw GiveUp.refused(
          "'"
              + Mask.text(address)
              + "' is no address of Elasticsearch such as http://127.0.0.1:9200.");
    }
    return new ElasticAddress(
        url,
        apiKey
            .map(key -> "ApiKey " + key)
            .or(() -> Optional.ofNullable(url.getUserInfo()).map(ElasticAddress::basic)));
  }

  private static URI url(String address) throws GiveUp {
    try {
      return URI.create(address.endsWith("/") ? address : address + "/");
    } catch (IllegalArgumentException e) {
      throw GiveUp.refused(
          Mask.text("'" + address + "' is no address of Elasticsearch: " + e.getMessage()));
    }
  }

  private static String basic(String user) {
    return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
  }

  /** The beginning of a request to it, with a time limit and what lets one in. */
  public HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(url.resolve(path)).timeout(ANSWER);
    authorization.ifPresent(value -> request.header("Authorization", value));
    return request;
  }

  /** The address without its password. */
  public String where() {
    return url.getScheme()
        + "://"
        + url.getHost()
        + (url.getPort() < 0 ? "" : ":" + url.getPort())
        + (url.getPath().equals("/") ? "" : url.getPath());
  }

  /** Without what must not be shown. */
  @Override
  public String toString() {
    return where();
  }
}
