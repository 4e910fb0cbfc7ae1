package io.swarmkeeper.stack.files;

import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.Contents;
import io.swarmkeeper.stack.Problem;
import io.swarmkeeper.stack.Reading;
import io.swarmkeeper.stack.StackInput;
import io.swarmkeeper.stack.StackReferences;
import io.swarmkeeper.stack.StackText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Reads Compose stack files exactly as {@code docker stack deploy} does. */
public final class StackFiles {
  private StackFiles() {}

  /** What the files say, or everything that is wrong with them. */
  public static Reading read(StackInput input) {
    return new StackReader(input, input.variables()::get).read();
  }

  /**
   * What is wrong with these files, when others that belong to them could not be had: what may
   * stand there is not missing.
   */
  public static List<Problem> problemsBesideUnread(StackInput input) {
    var reader = new StackReader(input, input.variables()::get);
    return switch (reader.besideUnread().read()) {
      case Reading.Refused refused -> refused.problems();
      case Reading.Accepted accepted -> accepted.refusals();
    };
  }

  /**
   * What reading these files asks for, found by reading them.
   *
   * @param environment of whoever deploys; only what is asked for is taken from it
   */
  public static StackReferences references(
      List<StackText> files, Map<String, String> environment, Contents contents, Compat compat) {
    var variables = new TreeMap<String, String>();
    UnaryOperator<String> recordedVariables =
        name -> {
          String value = environment.get(name);
          if (value != null) {
            variables.put(name, value);
          }
          return value;
        };
    var asked = new TreeSet<String>();
    Contents recorded =
        path -> {
          asked.add(path);
          return contents.read(path);
        };
    var input = new StackInput("stack", files, Map.of(), recorded, compat, Optional.empty());
    Reading reading = new StackReader(input, recordedVariables).read();
    var secrets = new TreeSet<String>();
    if (reading instanceof Reading.Accepted accepted) {
      accepted.stack().secrets().forEach(secret -> secret.file().ifPresent(secrets::add));
      accepted.stack().configs().forEach(config -> config.file().ifPresent(secrets::remove));
    }
    asked.removeAll(secrets);
    return new StackReferences(variables, asked, secrets);
  }
}
