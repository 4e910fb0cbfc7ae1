package io.swarmkeeper.story;

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
  static final class Running implements AutoCloseable {
    @Override
    public void close() throws IOException {
      try {
        var _ = Sandbox.script("services", "down");
        RawJournal.forget();
        new Audit().forget();
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted while the services stopped", e);
      }
    }
  }
}
