package io.swarmkeeper.planner.nats;

import io.swarmkeeper.contract.Query.ImageAnswer;
import io.swarmkeeper.contract.Query.ImageQuery;
import io.swarmkeeper.contract.Query.SwarmQuery;
import io.swarmkeeper.contract.Query.SwarmState;
import io.swarmkeeper.contract.Role;
import io.swarmkeeper.journal.NoAnswer;
import io.swarmkeeper.journal.Queries;
import io.swarmkeeper.planner.shell.LiveDrafting.Registry;
import io.swarmkeeper.planner.sight.Sight.NothingSeen;
import io.swarmkeeper.planner.sight.Watchtower.Asking;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks any executor on a manager. */
public record ExecutorQueries(Queries ask) implements Asking, Registry {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
  private static final Duration REGISTRY_ANSWERS_WITHIN = Duration.ofSeconds(30);

  @Override
  public SwarmState swarm() throws NothingSeen, InterruptedException {
    try {
      var whole = new SwarmQuery(Optional.empty());
      return ask.ask("swarm", whole, SwarmState.class, Role.EXECUTOR_MANAGER, ANSWER_WITHIN);
    } catch (NoAnswer e) {
      throw new NothingSeen(
          "no executor on a manager answers: is executor-service running on a manager, on the same"
              + " NATS and swarm name? ("
              + e.getMessage()
              + ")",
          e);
    }
  }

  @Override
  public ImageAnswer images(List<String> images) throws NothingSeen, InterruptedException {
    try {
      return ask.ask(
          "image",
          new ImageQuery(images),
          ImageAnswer.class,
          Role.EXECUTOR_MANAGER,
          REGISTRY_ANSWERS_WITHIN);
    } catch (NoAnswer e) {
      throw new NothingSeen(
          "no executor on a manager could ask the registry: " + e.getMessage(), e);
    }
  }
}
