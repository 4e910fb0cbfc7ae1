package io.swarmkeeper.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The command line, as a person or a script uses it. */
final class Keeper {
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private Keeper() {}

  /** Runs to its end, for its words. */
  static ProgramResult run(String... arguments) throws InterruptedException {
    return Sandbox.keeper(List.of(arguments)).ended(PATIENCE);
  }

  /** Runs to its end, for its messages. */
  static JsonOutput json(String... arguments) throws InterruptedException {
    return ended(jsonStarted(List.of(arguments)));
  }

  /** Starts to bring a stack to what this text says. */
  static Program deploying(String stack, String text, String reason) {
    return jsonStarted(
        List.of("deploy", "-c", file(text), stack, "--deadline", "4m", "--reason", reason));
  }

  /** Brings a stack to what this text says, and waits for the verdict. */
  static JsonOutput deploy(String stack, String text, String reason) throws InterruptedException {
    return ended(deploying(stack, text, reason));
  }

  /** The messages of a command that was started before. */
  static JsonOutput ended(Program program) throws InterruptedException {
    return JsonOutput.by(program.ended(PATIENCE));
  }

  /** Everything that the journal has of an operation. */
  static JsonOutput events(String operation) throws InterruptedException {
    return json("events", "--operation", operation);
  }

  /** A stack file with this text. */
  static String file(String text) {
    try {
      var file = Files.createTempFile("story", ".yml");
      file.toFile().deleteOnExit();
      return Files.writeString(file, text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of the NerdDinner stack, with host ports that nobody else takes. */
  static String nerdDinner(String name) {
    try {
      return Files.readString(
              Sandbox.ROOT.resolve(Path.of("deploy/sandbox/stacks/nerd-dinner", name)))
          .replace("published: 8080", "published: 18981")
          .replace("published: 80\n", "published: 18980\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Program jsonStarted(List<String> arguments) {
    var all = new ArrayList<String>();
    all.add("-o");
    all.add("json");
    all.addAll(arguments);
    return Sandbox.keeper(all);
  }
}
