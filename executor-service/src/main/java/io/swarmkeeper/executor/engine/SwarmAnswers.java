package io.swarmkeeper.executor.engine;

import io.swarmkeeper.contract.Query.SwarmQuery;
import io.swarmkeeper.contract.Query.SwarmState;
import io.swarmkeeper.engine.Engine;
import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.engine.Filters;
import io.swarmkeeper.journal.NoAnswer;
import io.swarmkeeper.swarm.Labels;
import java.time.Clock;

/**
 * The raw state of the swarm, as this manager's engine tells it, for the planner alone. The specs
 * of services hold secrets, and have to: the planner compares them with files ({@link
 * NeededParts}).
 */
public final class SwarmAnswers {
  private final Engine engine;
  private final String executor;
  private final Clock clock;

  /** The executor is named by its node. */
  public SwarmAnswers(Engine engine, String executor, Clock clock) {
    this.engine = engine;
    this.executor = executor;
    this.clock = clock;
  }

  /** All of the swarm, or of one stack the services and their tasks. */
  public SwarmState answer(SwarmQuery query) throws NoAnswer {
    try {
      return read(
          query
              .stack()
              .map(stack -> Filters.label(Labels.STACK + "=" + stack))
              .orElse(Filters.none()));
    } catch (EngineTrouble e) {
      throw new NoAnswer(executor + " cannot read the swarm: " + e.getMessage(), e);
    }
  }

  private SwarmState read(Filters which) throws EngineTrouble {
    // The state is as old as its oldest part.
    var readAt = clock.instant();
    // Tasks after services: a task of a spec that was not seen yet counts as not up to date.
    var services = engine.services(which);
    var upToDate = engine.tasks(which.with("_up-to-date", "true"));
    return new SwarmState(
        readAt,
        executor,
        engine.nodes(),
        services.stream().map(NeededParts::service).toList(),
        engine.tasks(which).stream().map(NeededParts::task).toList(),
        upToDate.stream().map(task -> task.path("ID").asText()).toList(),
        engine.networks(Filters.none()),
        engine.configs(Filters.none()),
        engine.secrets(Filters.none()));
  }
}
