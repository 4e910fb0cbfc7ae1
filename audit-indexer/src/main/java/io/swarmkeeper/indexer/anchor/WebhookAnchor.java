package io.swarmkeeper.indexer.anchor;

import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.record.checkpoint.AnchoredCheckpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** An address that takes each checkpoint as JSON by POST, and has it when it answers with 2xx. */
public final class WebhookAnchor implements Anchor, AutoCloseable {
  private static final int OK = 200;
  private static final int REDIRECT = 300;

  private final URI url;
  private final Optional<String> token;
  private final Duration patience;
  private final HttpClient http;

  /**
   * Nothing is asked before the first checkpoint.
   *
   * @param token sent as {@code Authorization: Bearer}
   * @param patience how long an answer may take
   */
  public WebhookAnchor(URI url, Optional<String> token, Duration patience) {
    this.url = url;
    this.token = token;
    this.patience = patience;
    this.http = HttpClient.newBuilder().connectTimeout(patience).build(); // follows no redirect
  }

  @Override
  public String kind() {
    return "webhook";
  }

  @Override
  public String place() {
    return url.toString();
  }

  @Override
  public void append(AnchoredCheckpoint checkpoint) throws NotAnchored, InterruptedException {
    var request =
        HttpRequest.newBuilder(url)
            .timeout(patience)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(Wire.json(checkpoint)));
    token.ifPresent(word -> request.header("Authorization", "Bearer " + word));
    int status;
    try {
      status = http.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new NotAnchored("the webhook at " + url.getHost() + " gave no answer: " + e, e);
    }
    if (status < OK || status >= REDIRECT) {
      throw new NotAnchored("the webhook at " + url.getHost() + " answered " + status);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
