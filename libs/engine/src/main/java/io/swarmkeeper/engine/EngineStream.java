package io.swarmkeeper.engine;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An answer that does not end, such as the engine's events: it has no deadline, and closing it from
 * another thread ends the reader with an {@code IOException}.
 */
public final class EngineStream implements AutoCloseable {
  private final DockerHttpClient.Response response;
  private final AtomicBoolean closed = new AtomicBoolean();

  EngineStream(DockerHttpClient.Response response) {
    this.response = response;
  }

  public InputStream body() {
    return response.getBody();
  }

  /** Whether it was closed on our side, so that the reader's exception is no news. */
  public boolean isClosed() {
    return closed.get();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      response.close();
    }
  }
}
