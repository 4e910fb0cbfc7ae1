package io.swarmkeeper.stack.schema;

import io.swarmkeeper.stack.schema.Validator.Fault;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Nothing;
import io.swarmkeeper.stack.tree.Value.Text;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What {@code docker compose config} prints, given as a stack file: a file of another schema, which
 * is to be told once and not form by form.
 */
public final class ComposeOutput {
  /** Forms that it writes and that stack files do not have, but for the name. */
  private static final Pattern FORMS =
      Pattern.compile(
          "services\\.[^.]+\\.(?:(depends_on)\\b.*|(command|entrypoint)"
              + "|ports\\.\\d+\\.(published|name|app_protocol|host_ip)"
              + "|deploy\\.resources\\.(?:limits|reservations)\\.(cpus))");

  private ComposeOutput() {}

  /**
   * The one fault instead of the many.
   *
   * @param faults all that the schema has to say
   */
  public static List<Fault> joined(Mapping file, List<Fault> faults) {
    if (!is(file)) {
      return faults;
    }
    var forms = faults.stream().flatMap(f -> form(f).stream()).distinct().toList();
    var one =
        new Fault(
            file.where("name"),
            List.of("name"),
            "this is what 'docker compose config' prints, and docker stack deploy does not read its"
                + " forms ("
                + String.join(", ", forms)
                + "): give the files that it was made from, one -c each, or write it with 'docker"
                + " stack config'");
    return Stream.concat(Stream.of(one), faults.stream().filter(f -> !isTold(f))).toList();
  }

  /** Whether a file is such output: it has a name, and what only a program would write. */
  public static boolean is(Mapping file) {
    return !file.text("name").isEmpty()
        && file.mappings("services").values().stream().anyMatch(ComposeOutput::normalised);
  }

  private static boolean normalised(Mapping service) {
    boolean nulls =
        service.get("command", Nothing.class).isPresent()
            && service.get("entrypoint", Nothing.class).isPresent();
    boolean network = service.below("networks").get("default", Nothing.class).isPresent();
    return nulls
        || network
        || service.items("", "ports").values().stream()
            .anyMatch(port ->
                port.text("mode").equals("ingress")
                    && port.get("published", Text.class).isPresent());
  }

  /** Among them that the version is missing, which is of the file as a whole. */
  private static boolean isTold(Fault fault) {
    return fault.path().isEmpty() || form(fault).isPresent();
  }

  private static Optional<String> form(Fault fault) {
    if (fault.where().equals("name")) {
      return Optional.of("name");
    }
    var found = FORMS.matcher(fault.where());
    return found.matches()
        ? Stream.of(1, 2, 3, 4).map(found::group).filter(Objects::nonNull).findFirst()
        : Optional.empty();
  }
}
