package io.swarmkeeper.cli.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.cli.GiveUp;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Elasticsearch over the JDK's own client: Elastic's would take longer to load than the answer to
 * come.
 */
public final class Elastic implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final URI url;
  private final Optional<String> authorization;

  /** It gave no answer that can be used; the sentence says why, and what to do. */
  public static final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    NoAnswer(String sentence, Throwable cause) {
      super(sentence, cause);
    }
  }

  /** At this address, which may carry a user and password, or with an API key. */
  public Elastic(String address, Optional<String> apiKey) throws GiveUp {
    try {
      url = URI.create(address.endsWith("/") ? address : address + "/");
    } catch (IllegalArgumentException e) {
      throw GiveUp.refused("'" + address + "' is no address of Elasticsearch: " + e.getMessage());
    }
    if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
      throw GiveUp.refused(
          "'" + address + "' is no address of Elasticsearch such as http://127.0.0.1:9200.");
    }
    authorization =
        apiKey
            .map(key -> "ApiKey " + key)
            .or(() -> Optional.ofNullable(url.getUserInfo()).map(Elastic::basic));
  }

  private static String basic(String user) {
    return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
  }

  /** The answer to a request with a JSON body; an empty body for none. */
  public JsonNode ask(String method, String path, String body)
      throws NoAnswer, InterruptedException {
    var request =
        HttpRequest.newBuilder(url.resolve(path))
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    authorization.ifPresent(value -> request.header("Authorization", value));
    try {
      var response = http.send(request.build(), BodyHandlers.ofByteArray());
      var answer = Wire.read(response.body(), JsonNode.class);
      if (response.statusCode() != 200) {
        throw new NoAnswer(refusal(response.statusCode(), answer), null);
      }
      if (answer.at("/_shards/failed").asInt() > 0 || answer.path("timed_out").asBoolean()) {
        throw new NoAnswer("Elasticsearch at " + where() + " answered in part only.", null);
      }
      return answer;
    } catch (IOException e) {
      throw new NoAnswer(
          "Elasticsearch at "
              + where()
              + " cannot be reached"
              + Optional.ofNullable(e.getMessage()).map(text -> ": " + text).orElse("")
              + ". Say where it is: --elasticsearch URL or KEEPER_ELASTICSEARCH.",
          e);
    } catch (UnreadableMessage e) {
      throw new NoAnswer("What answers at " + where() + " is no Elasticsearch.", e);
    }
  }

  private String refusal(int status, JsonNode answer) {
    return switch (status) {
      case 401, 403 ->
          "Elasticsearch at "
              + where()
              + " wants credentials that may read logs-keeper.*: set KEEPER_ELASTICSEARCH_API_KEY.";
      default ->
          "Elasticsearch at "
              + where()
              + " answered "
              + status
              + ": "
              + answer
                  .at("/error/root_cause/0/reason")
                  .asText(answer.at("/error/reason").asText("without a reason"))
              + ".";
    };
  }

  /** The address without its password. */
  public String where() {
    return url.getScheme()
        + "://"
        + url.getHost()
        + (url.getPort() < 0 ? "" : ":" + url.getPort())
        + (url.getPath().equals("/") ? "" : url.getPath());
  }

  @Override
  public void close() {
    http.close();
  }
}
