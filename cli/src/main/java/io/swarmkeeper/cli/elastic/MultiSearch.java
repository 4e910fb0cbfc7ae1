package io.swarmkeeper.cli.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.contract.mask.MaskedAnswer;
import io.swarmkeeper.figures.DataStreams;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Several searches in one request; what is not whole ends the command with its sentence. */
public record MultiSearch(ElasticHttp elastic) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** One question: which data, and the body of the search. */
  public record Question(DataStreams data, ObjectNode search) {}

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
      throw GiveUp.unknown("What answers at " + elastic.where() + " is no Elasticsearch.");
    }
    return answers;
  }

  private HttpResponse<byte[]> send(String body) throws GiveUp, InterruptedException {
    try {
      return elastic.send("POST", "_msearch", "application/x-ndjson", body);
    } catch (IOException e) {
      throw GiveUp.refused(
          elastic.unreachable(e),
          "Say where it is with --elasticsearch URL or KEEPER_ELASTICSEARCH.");
    }
  }

  private JsonNode json(HttpResponse<byte[]> response) throws GiveUp {
    switch (response.statusCode()) {
      case 200 -> {}
      case 401, 403 ->
          throw GiveUp.refused(
              "Elasticsearch at "
                  + elastic.where()
                  + " lets nobody in without credentials that may read"
                  + " logs-keeper.*: set KEEPER_ELASTICSEARCH_API_KEY.");
      default ->
          throw GiveUp.unknown(
              "Elasticsearch at " + elastic.where() + " answered " + response.statusCode() + ".");
    }
    try {
      return MaskedAnswer.of(JSON.readTree(response.body()), JsonNode.class);
    } catch (IOException _) {
      throw GiveUp.unknown("What answers at " + elastic.where() + " is no Elasticsearch.");
    }
  }

  /** Numbers of which some are missing would be wrong numbers. */
  private JsonNode whole(JsonNode answer) throws GiveUp {
    var error = answer.path("error");
    if (!error.isMissingNode()) {
      var root = error.at("/root_cause/0/reason").asText(error.path("reason").asText());
      throw GiveUp.unknown(
          "Elasticsearch at " + elastic.where() + " could not answer: " + root + ".");
    }
    if (answer.at("/_shards/failed").asInt() > 0 || answer.path("timed_out").asBoolean()) {
      throw GiveUp.unknown(
          "Elasticsearch at %s answered in part only: %s of %s shards failed. Try again later."
              .formatted(
                  elastic.where(),
                  answer.at("/_shards/failed").asInt(),
                  answer.at("/_shards/total").asInt()));
    }
    return answer;
  }
}
