package io.swarmkeeper.story;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process that was started and is listened to; it never outlives its deadline. */
final class Program {
  private final List<String> command;
  private final Process process;
  private final CompletableFuture<String> out;
  private final CompletableFuture<String> err;

  private Program(List<String> command, Process process) {
    this.command = command;
    this.process = process;
    this.out = heard(process.getInputStream());
    this.err = heard(process.getErrorStream());
  }

  /**
   * Started in a directory, with these variables on top of our own; its standard input is empty.
   */
  static Program start(Path directory, Map<String, String> environment, List<String> command) {
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().putAll(environment);
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    try {
      return new Program(List.copyOf(command), builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How it ended; one that takes longer than this is killed and fails the test. */
  ProgramResult ended(Duration deadline) throws InterruptedException {
    if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
      throw new AssertionError("still running after " + deadline + ": " + ran(-1));
    }
    return ran(process.exitValue());
  }

  /** Whether it has not ended yet. */
  boolean running() {
    return process.isAlive();
  }

  private ProgramResult ran(int exit) {
    return new ProgramResult(command, exit, out.join(), err.join());
  }

  private static CompletableFuture<String> heard(InputStream stream) {
    var future = new CompletableFuture<String>();
    var _ =
        Thread.ofVirtual()
            .start(() -> {
              try (stream) {
                future.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
              } catch (IOException e) {
                future.completeExceptionally(e);
              }
            });
    return future;
  }
}
