package io.swarmkeeper.cli;

import io.swarmkeeper.cli.nats.NatsConnection;
import io.swarmkeeper.cli.session.CallSurroundings;
import io.swarmkeeper.cli.session.CleanOutput;
import io.swarmkeeper.cli.session.Variable;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The real surroundings: this process, its terminal, NATS. */
public final class Main {
  private static final int WIDTH = 100;

  private Main() {}

  public static void main(String[] args) {
    System.exit(Keeper.run(surroundings(System.getenv()), args));
  }

  private static CallSurroundings surroundings(Map<String, String> env) {
    boolean unicode = unicode(env);
    var charset = unicode ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII;
    var terminal = System.getProperty("keeper.terminal", "");
    return new CallSurroundings(
        env,
        System.getProperty("user.name") + "@" + System.getProperty("keeper.host", "unknown-host"),
        Path.of("").toAbsolutePath(),
        new BufferedReader(new InputStreamReader(System.in, charset)),
        output(FileDescriptor.out, charset),
        output(FileDescriptor.err, charset),
        new CallSurroundings.Terminal(
            terminal.contains("in"),
            terminal.contains("out") && !Variable.TERM.in(env).orElse("").equals("dumb"),
            Integer.getInteger("keeper.width", WIDTH),
            unicode),
        InstantSource.system(),
        new SecureRandom(),
        NatsConnection::connect);
  }

  private static CleanOutput output(FileDescriptor descriptor, Charset charset) {
    return new CleanOutput(new PrintStream(new FileOutputStream(descriptor), true, charset));
  }

  /** JSON is always UTF-8; only a locale that says otherwise gets ASCII. */
  private static boolean unicode(Map<String, String> env) {
    return Stream.of(Variable.LC_ALL, Variable.LC_CTYPE, Variable.LANG)
        .flatMap(variable -> variable.in(env).stream())
        .findFirst()
        .map(value -> value.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8"))
        .orElse(false);
  }
}
