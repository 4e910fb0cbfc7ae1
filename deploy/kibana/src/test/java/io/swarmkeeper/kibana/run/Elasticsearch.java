package io.swarmkeeper.kibana.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** An Elasticsearch that is asked as Kibana would ask it. */
public final class Elasticsearch {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;

  public Elasticsearch(String url) {
    this.url = url;
  }

  /** The answer to a search of these data streams. */
  JsonNode search(String pattern, JsonNode search) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url + "/" + pattern + "/_search"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(search.toString()))
            .build();
    var response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(search + " is answered by " + response.body());
    }
    return JSON.readTree(response.body());
  }
}
