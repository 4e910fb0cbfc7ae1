package io.swarmkeeper.cli.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.contract.mask.Mask;
import io.swarmkeeper.record.verify.Cursor.CannotCompare;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/**
 * Elasticsearch over the JDK's own client: Elastic's would take longer to load than the answer to
 * come.
 */
public final class ElasticHttp implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final ElasticAddress address;

  public ElasticHttp(ElasticAddress address) {
    this.address = address;
  }

  /**
   * The answer to a request with a JSON body; an empty body for none.
   *
   * @throws CannotCompare says why there is none that can be used, and what to do
   */
  public JsonNode ask(String method, String path, String body)
      throws CannotCompare, InterruptedException {
    try {
      var response = send(method, path, "application/json", body);
      var answer = Wire.read(response.body(), JsonNode.class);
      if (response.statusCode() != 200) {
        throw new CannotCompare(refusal(response.statusCode(), answer));
      }
      if (answer.at("/_shards/failed").asInt() > 0 || answer.path("timed_out").asBoolean()) {
        throw new CannotCompare("Elasticsearch at " + where() + " answered in part only.");
      }
      return answer;
    } catch (IOException e) {
      throw new CannotCompare(
          unreachable(e) + " Say where it is: --elasticsearch URL or KEEPER_ELASTICSEARCH.", e);
    } catch (UnreadableMessage e) {
      throw new CannotCompare("What answers at " + where() + " is no Elasticsearch.", e);
    }
  }

  HttpResponse<byte[]> send(String method, String path, String type, String body)
      throws IOException, InterruptedException {
    var content = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    var request = address.request(path).header("Content-Type", type).method(method, content);
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  String unreachable(IOException e) {
    var why = Optional.ofNullable(e.getMessage()).map(text -> ": " + text).orElse("");
    return "Elasticsearch at " + where() + " cannot be reached" + why + ".";
  }

  String where() {
    return address.where();
  }

  private String refusal(int status, JsonNode answer) {
    return switch (status) {
      case 401, 403 ->
          "Elasticsearch at "
              + where()
              + " wants credentials that may read logs-keeper.*: set KEEPER_ELASTICSEARCH_API_KEY.";
      default ->
          "Elasticsearch at %s answered %s: %s."
              .formatted(
                  where(),
                  status,
                  Mask.text(
                      answer
                          .at("/error/root_cause/0/reason")
                          .asText(answer.at("/error/reason").asText("without a reason"))));
    };
  }

  @Override
  public void close() {
    http.close();
  }
}
