package io.swarmkeeper.cli.installer;

import io.swarmkeeper.cli.operation.Milestone;
import io.swarmkeeper.cli.operation.OperationFollower;
import io.swarmkeeper.cli.operation.ReasonOptions;
import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.Session;
import io.swarmkeeper.cli.text.PersonText;
import io.swarmkeeper.cli.text.Table;
import io.swarmkeeper.contract.Person;
import io.swarmkeeper.contract.Query.PeopleAnswer;
import io.swarmkeeper.contract.Query.PeopleQuery;
import io.swarmkeeper.contract.Request;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code keeper people}: by which keys the planner knows people, and what they may ask for. */
@Command(
    name = "people",
    synopsisSubcommandLabel = "COMMAND",
    description = "By which keys people are known, and what they may ask for.")
public final class PeopleCommand implements Runnable {
  @Spec CommandSpec spec;

  private PeopleCommand() {}

  /** With the commands below it. */
  public static CommandLine in(Session session) {
    return new CommandLine(new PeopleCommand())
        .addSubcommand(new AddCommand(session))
        .addSubcommand(new RotateCommand(session))
        .addSubcommand(new RemoveCommand(session))
        .addSubcommand(new ListCommand(session));
  }

  /** Without a command: what there is. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** {@code keeper people add}. */
  @Command(
      name = "add",
      description =
          "Make a person known; one who is known already has this role and this key alone from then on.")
  static final class AddCommand extends KeyChange {
    @Option(
        names = "--role",
        required = true,
        paramLabel = "ROLE",
        description = "deployer, operator, auditor or reader; installers stand in the trust file.")
    String role;

    @Option(
        names = "--stack",
        paramLabel = "PATTERN",
        description = "What a deployer may deploy: a stack, or for example shop-*; again for more.")
    List<String> stacks = List.of();

    AddCommand(Session session) {
      super(session);
    }

    @Override
    public Integer call() throws GiveUp, InterruptedException {
      var input = new PersonInput(session);
      var asked = input.asked(reason);
      var who = input.name(name);
      var known = input.key("--key", key);
      var may = input.role(role);
      var those = input.stacks(may, stacks);
      input.check();
      var person = new Person(who, may.orElseThrow(), those, List.of(known.orElseThrow()));
      return publish(new Request.AddPerson(asked.orElseThrow(), person));
    }
  }

  /** {@code keeper people rotate}. */
  @Command(
      name = "rotate",
      description =
          "Give a person another key: beside those they have, or with --retire in the place of one.")
  static final class RotateCommand extends KeyChange {
    @Option(
        names = "--retire",
        paramLabel = "KEY|@FILE",
        description = "The key that is not valid from then on.")
    String retire;

    RotateCommand(Session session) {
      super(session);
    }

    @Override
    public Integer call() throws GiveUp, InterruptedException {
      var input = new PersonInput(session);
      var asked = input.asked(reason);
      var who = input.name(name);
      var next = input.key("--key", key);
      var retired = input.retired(Optional.ofNullable(retire), next);
      input.check();
      return publish(new Request.RotateKey(asked.orElseThrow(), who, next.orElseThrow(), retired));
    }
  }

  /** {@code keeper people remove}. */
  @Command(name = "remove", description = "Take a person out; what is on record of them stays.")
  static final class RemoveCommand extends Change {
    RemoveCommand(Session session) {
      super(session);
    }

    @Override
    public Integer call() throws GiveUp, InterruptedException {
      var input = new PersonInput(session);
      var asked = input.asked(reason);
      var who = input.name(name);
      input.check();
      return publish(new Request.RemovePerson(asked.orElseThrow(), who));
    }
  }

  /** {@code keeper people ls}. */
  @Command(
      name = "ls",
      description =
          "List the people whom the planner knows; installers are in the trust file instead.")
  static final class ListCommand implements Callable<Integer> {
    private final Session session;

    ListCommand(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() throws GiveUp {
      try (var connection = session.connect()) {
        var answer = connection.ask("people", new PeopleQuery(), PeopleAnswer.class);
        session.show(answer, () -> text(answer.people()));
        return 0;
      }
    }

    private static List<String> text(List<Person> people) {
      if (people.isEmpty()) {
        return List.of("The planner knows nobody yet: an installer uses keeper people add.");
      }
      var table = new Table("NAME", "ROLE", "STACKS", "KEYS");
      for (var person : people) {
        table.row(
            person.name(),
            person.role().word(),
            person.stacks().isEmpty() ? "-" : String.join(", ", person.stacks()),
            PersonText.shortened(person.keys()));
      }
      return table.lines();
    }
  }

  /** A change that names the key by which somebody is known from then on. */
  abstract static class KeyChange extends Change {
    @Option(
        names = "--key",
        required = true,
        paramLabel = "KEY|@FILE",
        description = "The public nkey (U...), or the file that holds it alone.")
    String key;

    KeyChange(Session session) {
      super(session);
    }
  }

  /** What changes have in common: an installer signs them, and says why. */
  abstract static class Change implements Callable<Integer> {
    final Session session;

    @Parameters(paramLabel = "NAME", description = "The person, or a program such as CI.")
    String name;

    @Mixin ReasonOptions reason;

    Change(Session session) {
      this.session = session;
    }

    int publish(Request.PeopleRequest request) throws GiveUp, InterruptedException {
      try (var connection = session.connect()) {
        return new OperationFollower(session, connection)
            .run("i", request.about(), request, Milestone.PERSON_CHANGED);
      }
    }
  }
}
