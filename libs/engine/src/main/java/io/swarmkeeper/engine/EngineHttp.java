package io.swarmkeeper.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * HTTP to one engine. Every call ends within the deadline, on unix sockets too; the path carries
 * exactly the engine's own API version, because the engine drops the fields that a lower one lacks.
 */
public final class EngineHttp implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private static final JsonNode NO_BODY = MissingNode.getInstance();

  private final URI host;
  private final Duration deadline;
  private final Listener listener;
  private final DockerHttpClient calls;
  private final DockerHttpClient streams;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicReference<String> version = new AtomicReference<>();

  /** Told of every call, for metrics. */
  @FunctionalInterface
  public interface Listener {
    /** After a call; not answered is a call that was lost or took longer than the deadline. */
    void called(String method, boolean answered, Duration took);
  }

  /** To the engine at a {@code unix://}, {@code npipe://} or {@code tcp://} address. */
  public EngineHttp(URI host, Duration deadline) {
    this(host, deadline, (_, _, _) -> {});
  }

  /** The same, with somebody who counts. */
  public EngineHttp(URI host, Duration deadline, Listener listener) {
    this.listener = listener;
    this.host = host;
    this.deadline = deadline;
    this.calls =
        new ZerodepDockerHttpClient.Builder()
            .dockerHost(host)
            .connectionTimeout(CONNECT)
            .responseTimeout(deadline)
            .build();
    this.streams =
        new ZerodepDockerHttpClient.Builder().dockerHost(host).connectionTimeout(CONNECT).build();
  }

  /** Reads; {@code path} starts with a slash, has no version, and may have a query. */
  public JsonNode get(String path) throws EngineTrouble {
    return get(path, Optional.empty());
  }

  /** The same with credentials for a registry ({@code X-Registry-Auth}). */
  public JsonNode get(String path, Optional<String> registryAuth) throws EngineTrouble {
    return call(new Call("GET", path, NO_BODY, registryAuth));
  }

  /** Writes; a missing node as body sends none. */
  public JsonNode post(String path, JsonNode body) throws EngineTrouble {
    return post(path, body, Optional.empty());
  }

  /** The same with credentials for a registry ({@code X-Registry-Auth}). */
  public JsonNode post(String path, JsonNode body, Optional<String> registryAuth)
      throws EngineTrouble {
    return call(new Call("POST", path, body, registryAuth));
  }

  public JsonNode delete(String path) throws EngineTrouble {
    return call(new Call("DELETE", path, NO_BODY, Optional.empty()));
  }

  /** Opens an answer without an end; the deadline is for its beginning only. */
  public EngineStream openStream(String path) throws EngineTrouble {
    var request = request("/v" + apiVersion(), new Call("GET", path, NO_BODY, Optional.empty()));
    var response = within(() -> streams.execute(request));
    if (isOk(response.getStatusCode())) {
      return new EngineStream(response);
    }
    throw trouble(within(() -> read(response)));
  }

  /**
   * Posts, and reads an answer that tells its progress line by line until it ends, however long
   * that takes: whoever waits for it interrupts.
   */
  public List<String> postAndFollow(String path, Optional<String> registryAuth)
      throws EngineTrouble {
    var request = request("/v" + apiVersion(), new Call("POST", path, NO_BODY, registryAuth));
    try {
      var answer = read(streams.execute(request));
      if (!isOk(answer.status())) {
        throw trouble(answer);
      }
      return answer.body().lines().toList();
    } catch (IOException | RuntimeException e) {
      throw lost("broke off: " + e.getMessage(), e);
    }
  }

  /** The engine's own API version, asked for again after every failed call. */
  public String apiVersion() throws EngineTrouble {
    var known = version.get();
    return known == null ? ping() : known;
  }

  private String ping() throws EngineTrouble {
    var ping = new Call("GET", "/_ping", NO_BODY, Optional.empty());
    var answer = within(() -> read(calls.execute(request("", ping))));
    if (!isOk(answer.status()) || answer.version() == null) {
      throw new EngineUnreachable(
          "the engine at " + host + " answers its ping with " + answer.status());
    }
    version.set(answer.version());
    return answer.version();
  }

  private JsonNode call(Call call) throws EngineTrouble {
    var asked = apiVersion();
    var answer = exchange(call, asked);
    var own = answer.version();
    if (own != null && !own.equals(asked)) {
      version.set(own);
      // An upgraded engine leaves fields out of the old version's answers; a downgraded one
      // refuses.
      if (call.method().equals("GET") || !isOk(answer.status())) {
        answer = exchange(call, own);
      }
    }
    if (!isOk(answer.status())) {
      throw trouble(answer);
    }
    return json(answer);
  }

  private Answer exchange(Call call, String version) throws EngineTrouble {
    var started = System.nanoTime();
    var answered = false;
    try {
      var answer = within(() -> read(calls.execute(request("/v" + version, call))));
      answered = true;
      return answer;
    } finally {
      listener.called(call.method(), answered, Duration.ofNanos(System.nanoTime() - started));
    }
  }

  private static Request request(String prefix, Call call) {
    // A POST on a pooled connection that the engine has closed is lost and not retried.
    var request =
        Request.builder()
            .method(call.method())
            .path(prefix + call.path())
            .putHeader("Connection", "close");
    call.registryAuth().ifPresent(auth -> request.putHeader("X-Registry-Auth", auth));
    if (!call.body().isMissingNode()) {
      request.putHeader("Content-Type", "application/json").bodyBytes(Json.write(call.body()));
    }
    return request.build();
  }

  /** Runs in a thread of its own, since only an interrupt frees a read from a unix socket. */
  private <T> T within(Callable<T> work) throws EngineUnreachable {
    var running = workers.submit(work);
    try {
      return running.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw lost("does not answer within " + deadline.toMillis() + " ms", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw lost("was not waited for: the caller is stopping", e);
    } catch (ExecutionException e) {
      throw lost("cannot be reached: " + ioCause(e).getMessage(), e);
    } finally {
      running.cancel(true);
    }
  }

  private EngineUnreachable lost(String what, Exception cause) {
    version.set(null);
    return new EngineUnreachable("the engine at " + host + " " + what, cause);
  }

  private static Throwable ioCause(ExecutionException e) {
    for (var cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return cause;
      }
    }
    throw new IllegalStateException("the transport failed in a way that is not I/O", e.getCause());
  }

  private static Answer read(DockerHttpClient.Response response) throws IOException {
    try (response;
        var body = response.getBody()) {
      return new Answer(
          response.getStatusCode(),
          response.getHeader("Api-Version"),
          new String(body.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private JsonNode json(Answer answer) throws EngineUnreachable {
    try {
      return Json.read(answer.body());
    } catch (JsonProcessingException e) {
      throw lost("answers with something that is not JSON", e);
    }
  }

  private static EngineTrouble trouble(Answer answer) {
    return Refusals.read(answer.status(), answer.body());
  }

  private static boolean isOk(int status) {
    return status >= 200 && status < 300;
  }

  @Override
  public void close() throws IOException {
    workers.shutdownNow();
    calls.close();
    streams.close();
  }

  private record Call(String method, String path, JsonNode body, Optional<String> registryAuth) {}

  private record Answer(int status, String version, String body) {}
}
