package io.swarmkeeper.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swarmkeeper.cli.session.CallSurroundings;
import io.swarmkeeper.cli.session.CleanOutput;
import io.swarmkeeper.cli.session.SwarmConnection;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Calls {@code keeper} as a shell would, in surroundings made for the test. */
public final class Calls {
  /** The other side. */
  public final FakeSwarm swarm;

  private final TestClock clock = new TestClock();
  private final Map<String, String> env = new HashMap<>();
  private Path directory = Path.of("").toAbsolutePath();
  private String typed = "";
  private CallSurroundings.Terminal terminal =
      new CallSurroundings.Terminal(false, false, 100, true);

  private SwarmConnection.Connector connector;

  /** What a call left behind. */
  public record Result(int exit, String out, String err) {}

  /** With an empty journal and a planner that knows nothing. */
  public Calls() {
    swarm = new FakeSwarm(clock);
    connector = _ -> swarm;
  }

  /** Another side than the fake one. */
  public Calls through(SwarmConnection.Connector other) {
    connector = other;
    return this;
  }

  /** Where relative paths begin. */
  public Calls in(Path newDirectory) {
    directory = newDirectory;
    return this;
  }

  /** A variable of the environment. */
  public Calls with(String name, String value) {
    env.put(name, value);
    return this;
  }

  /** A person at a terminal of this width types this. */
  public Calls atTerminal(int width, String text) {
    terminal = new CallSurroundings.Terminal(true, true, width, true);
    typed = text;
    return this;
  }

  /** One call. */
  public Result keeper(String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var surroundings =
        new CallSurroundings(
            env,
            "alice@laptop",
            directory,
            new BufferedReader(new StringReader(typed)),
            new CleanOutput(new PrintStream(out, true, UTF_8)),
            new CleanOutput(new PrintStream(err, true, UTF_8)),
            terminal,
            clock,
            new Random(7),
            connector);
    int exit = Keeper.run(surroundings, args);
    return new Result(exit, out.toString(UTF_8), err.toString(UTF_8));
  }
}
