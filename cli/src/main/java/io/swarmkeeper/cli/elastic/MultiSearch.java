package io.swarmkeeper.cli.elastic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.figures.Data;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Elasticsearch, asked all at once; what is not whole ends the command with its sentence. */
public final class MultiSearch implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final ElasticAddress address;

  /** One question: which data, and the body of the search. */
  public record Question(Data data, ObjectNode search) {}

  public MultiSearch(ElasticAddress address) {
    this.address = address;
  }

  /** The answers, in the order of the questions. */
  public List<JsonNode> ask(List<Question> questions) throws GiveUp, InterruptedException {
    var body = new StringBuilder();
    for (var question : questions) {
      body.append("{\"index\":\"").append(question.data().pattern()).append("\"}\n");
      body.append(question.search()).append('\n');
    }
    var response = send(body.toString());
    var answers = new ArrayList<JsonNode>();
    for (var answer : json(response).path("responses")) {
      answers.add(whole(answer));
    }
    if (answers.size() != questions.size()) {
      throw GiveUp.unknown("What answers at " + address.where() + " is no Elasticsearch.");
    }
    return answers;
  }

  private HttpResponse<String> send(String body) throws GiveUp, InterruptedException {
    var request =
        address
            .request("_msearch")
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(body));
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      var why = Optional.ofNullable(e.getMessage()).map(text -> ": " + text).orElse("");
      throw GiveUp.refused(
          "Elasticsearch at " + address.where() + " cannot be reached" + why + ".",
          "Say where it is with --elasticsearch URL or KEEPER_ELASTICSEARCH.");
    }
  }

  private JsonNode json(HttpResponse<String> response) throws GiveUp {
    switch (response.statusCode()) {
      case 200 -> {}
      case 401, 403 ->
          throw GiveUp.refused(
              "Elasticsearch at "
                  + address.where()
                  + " lets nobody in without credentials that may read"
                  + " logs-keeper.*: set KEEPER_ELASTICSEARCH_API_KEY.");
      default ->
          throw GiveUp.unknown(
              "Elasticsearch at " + address.where() + " answered " + response.statusCode() + ".");
    }
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException _) {
      throw GiveUp.unknown("What answers at " + address.where() + " is no Elasticsearch.");
    }
  }

  /** Numbers of which some are missing would be wrong numbers. */
  private JsonNode whole(JsonNode answer) throws GiveUp {
    var error = answer.path("error");
    if (!error.isMissingNode()) {
      var root = error.at("/root_cause/0/reason").asText(error.path("reason").asText());
      throw GiveUp.unknown(
          "Elasticsearch at " + address.where() + " could not answer: " + root + ".");
    }
    if (answer.at("/_shards/failed").asInt() > 0 || answer.path("timed_out").asBoolean()) {
      throw GiveUp.unknown(
          "Elasticsearch at "
              + address.where()
              + " answered in part only: "
              + answer.at("/_shards/failed").asInt()
              + " of "
              + answer.at("/_shards/total").asInt()
              + " shards failed. Try again later.");
    }
    return answer;
  }

  @Override
  public void close() {
    http.close();
  }
}
