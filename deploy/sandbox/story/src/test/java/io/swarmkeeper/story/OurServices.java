package io.swarmkeeper.story;

import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import java.io.IOException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Our services, started once for all tests under a swarm name of their own, and gone afterwards
 * with their journal and what the indexer wrote.
 */
final class OurServices implements BeforeAllCallback {
  @Override
  public void beforeAll(ExtensionContext context) {
    var _ =
        context
            .getRoot()
            .getStore(Namespace.create(OurServices.class))
            .computeIfAbsent("running", _ -> started(), Running.class);
  }

  private static Running started() {
    try {
      var _ = Sandbox.script("services", "up");
      return new Running();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while the services started", e);
    }
  }

  /** What has to be taken away. */
  record Running() implements AutoCloseable {
    @Override
    public void close() throws IOException, InterruptedException, JetStreamApiException {
      var _ = Sandbox.script("services", "down");
      try (var nats = Nats.connect(Sandbox.variable("KEEPER_NATS"))) {
        var management = nats.jetStreamManagement();
        for (var stream : management.getStreamNames()) {
          if (stream.contains("KEEPER-" + Sandbox.SWARM)) {
            var _ = management.deleteStream(stream);
          }
        }
      }
      new Audit().forget();
    }
  }
}
