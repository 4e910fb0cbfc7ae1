package io.swarmkeeper.planner.nats;

import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Query.ExecutorsQuery;
import io.swarmkeeper.contract.Query.HistoryAnswer;
import io.swarmkeeper.contract.Query.HistoryQuery;
import io.swarmkeeper.contract.Query.NodesQuery;
import io.swarmkeeper.contract.Query.PeopleAnswer;
import io.swarmkeeper.contract.Query.PeopleQuery;
import io.swarmkeeper.contract.Query.PlanQuery;
import io.swarmkeeper.contract.Query.StatusAnswer;
import io.swarmkeeper.contract.Query.StatusQuery;
import io.swarmkeeper.contract.mask.MaskedAnswer;
import io.swarmkeeper.journal.NoAnswer;
import io.swarmkeeper.journal.Queries;
import io.swarmkeeper.planner.people.Registration;
import io.swarmkeeper.planner.shell.Answers;
import io.swarmkeeper.planner.sight.Sight.NothingSeen;
import io.swarmkeeper.planner.sight.Watchtower;
import io.swarmkeeper.planner.store.OperationStore.StoreUnavailable;

/**
 * Has questions answered by one planner of all. What people are answered loses its secrets here.
 */
public record QueryDesk(Queries ask, Answers answers, Registration people, Watchtower watchtower) {
  private static final String GROUP = "planners";

  /** From now on. */
  public void open() {
    ask.<PlanQuery, Plan>answer(
        "plan",
        GROUP,
        PlanQuery.class,
        q -> answered(() -> MaskedAnswer.of(answers.plan(q), Plan.class)));
    ask.answer(
        "history",
        GROUP,
        HistoryQuery.class,
        q -> answered(() -> MaskedAnswer.of(answers.history(q), HistoryAnswer.class)));
    ask.answer("nodes", GROUP, NodesQuery.class, _ -> answered(answers::nodes));
    ask.answer(
        "status",
        GROUP,
        StatusQuery.class,
        q -> answered(() -> MaskedAnswer.of(answers.status(q), StatusAnswer.class)));
    ask.answer(
        "people", GROUP, PeopleQuery.class, _ -> answered(() -> new PeopleAnswer(people.all())));
    ask.answer("executors", GROUP, ExecutorsQuery.class, _ -> watchtower.executors());
  }

  private interface Answering<A> {
    A answer() throws NothingSeen, StoreUnavailable, InterruptedException;
  }

  private static <A> A answered(Answering<A> answering) throws NoAnswer, InterruptedException {
    try {
      return answering.answer();
    } catch (NothingSeen | StoreUnavailable e) {
      throw new NoAnswer(e.getMessage(), e);
    }
  }
}
