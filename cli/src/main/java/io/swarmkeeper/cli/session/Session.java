package io.swarmkeeper.cli.session;

import io.swarmkeeper.bus.key.TlsFiles;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.Wire;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One call of {@code keeper}: its surroundings and its global options, as every command uses them.
 */
public record Session(CallSurroundings surroundings, GlobalOptions globals) {
  private static final String NATS = "nats://127.0.0.1:4222";

  /** Whether a program reads standard output. */
  public boolean json() {
    return globals.output == GlobalOptions.Output.json;
  }

  /** Connects to the swarm that the options and the environment name. */
  public SwarmConnection connect() throws GiveUp {
    return new MaskedConnection(surroundings.connector().connect(address()));
  }

  /** One object for a program, on a line of its own. */
  public void print(Object value) {
    print(Wire.json(value));
  }

  /** One JSON text for a program, on a line of its own. */
  public void print(byte[] json) {
    surroundings.out().json(json);
  }

  /** The same answer, as JSON for a program or as these lines for a person. */
  public void show(Object answer, Supplier<List<String>> lines) {
    if (json()) {
      print(answer);
    } else {
      lines.get().forEach(this::say);
    }
  }

  /** A line for a person. */
  public void say(String line) {
    people().line(line);
  }

  /** Something that a person should know, and no program reads. */
  public void warn(String sentence) {
    surroundings.err().line("warning: " + sentence);
  }

  /** Where people read: standard output, unless a program reads that. */
  public CleanOutput people() {
    return json() ? surroundings.err() : surroundings.out();
  }

  public Asked asked(String reason, Optional<String> ticket) throws GiveUp {
    if (reason.isBlank()) {
      throw GiveUp.refused("--reason is empty: say why, it is what the audit record will answer.");
    }
    return new Asked(
        asking(),
        reason,
        ticket,
        Optional.of(setting(Variable.CI).isPresent() ? "ci" : "cli"),
        Optional.empty());
  }

  public Instant now() {
    return surroundings.clock().instant();
  }

  public CallSurroundings.Terminal terminal() {
    return surroundings.terminal();
  }

  /** The swarm that the options or the environment name. */
  public String swarm() {
    return Optional.ofNullable(globals.swarm)
        .or(() -> setting(Variable.KEEPER_SWARM))
        .orElse("local");
  }

  private SwarmConnection.Address address() throws GiveUp {
    var nats =
        Optional.ofNullable(globals.nats).or(() -> setting(Variable.KEEPER_NATS)).orElse(NATS);
    return new SwarmConnection.Address(
        nats,
        file(globals.creds, Variable.KEEPER_CREDS),
        file(globals.trust, Variable.KEEPER_TRUST),
        subjects(),
        new TlsFiles(
            file(globals.natsCa, Variable.KEEPER_NATS_CA),
            file(globals.natsCert, Variable.KEEPER_NATS_CERT),
            file(globals.natsKey, Variable.KEEPER_NATS_KEY)));
  }

  private Optional<Path> file(Path option, Variable variable) throws GiveUp {
    var named = setting(variable);
    if (option != null && option.toString().isBlank()) {
      throw GiveUp.refused("An option that wants a file names none. Nothing was touched.");
    }
    try {
      return Optional.ofNullable(option).or(() -> named.map(Path::of));
    } catch (InvalidPathException _) {
      throw GiveUp.refused(variable + " is no path of a file.");
    }
  }

  /** The name that the signature is to prove: said, or that of the credentials file. */
  private String asking() throws GiveUp {
    var creds = file(globals.creds, Variable.KEEPER_CREDS);
    return setting(Variable.KEEPER_BY)
        .or(() -> creds.map(Session::baseName).filter(name -> !name.isBlank()))
        .orElse(surroundings.user());
  }

  private static String baseName(Path file) {
    var name = String.valueOf(file.getFileName());
    return name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
  }

  /** The names of the swarm that is meant. */
  public Subjects subjects() throws GiveUp {
    try {
      return new Subjects(swarm());
    } catch (IllegalArgumentException e) {
      throw GiveUp.refused(e.getMessage());
    }
  }

  /** A variable of the environment that says something. */
  public Optional<String> setting(Variable variable) {
    return variable.in(surroundings.env());
  }
}
