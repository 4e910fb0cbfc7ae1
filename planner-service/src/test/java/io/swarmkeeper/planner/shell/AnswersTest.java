package io.swarmkeeper.planner.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Query.ServiceStatus;
import io.swarmkeeper.contract.Query.StatusQuery;
import io.swarmkeeper.contract.Query.SwarmState;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.plan.PlanBench;
import io.swarmkeeper.planner.sight.Sight;
import io.swarmkeeper.planner.store.MemoryStore;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.SwarmReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Services that the record has and the swarm has not. */
class AnswersTest {
  private static final String HANDLER = "planrec_nerd-dinner-save-handler";

  private final PlanBench bench = PlanBench.nerdDinner(1);
  private final MemoryStore store = MemoryStore.sound();

  @BeforeEach
  void deployed() throws Exception {
    store.create(bench.revision(12).ended(Verdict.SUCCEEDED, List.of()));
    bench.present = Optional.of(bench.revision(12));
  }

  @Test
  void a_service_that_was_removed_by_hand_is_drift_for_as_long_as_the_record_has_it()
      throws Exception {
    assertThat(status(Optional.empty())).noneMatch(s -> s.drift().isPresent());
    bench.state.services().remove(bench.live(HANDLER));
    for (var about : List.of(Optional.<String>empty(), Optional.of(PlanBench.STACK))) {
      var removed = handler(about).orElseThrow();
      assertThat(removed.state()).isEqualTo("removed");
      assertThat(removed.wanted()).isEqualTo(3);
      assertThat(removed.running()).isZero();
      assertThat(removed.drift().orElseThrow().revision()).isEqualTo(12);
      assertThat(removed.drift().orElseThrow().fields()).isEmpty();
    }
    assertThat(status(Optional.of("other"))).isEmpty();
  }

  @Test
  void what_a_later_revision_no_longer_has_is_no_drift() throws Exception {
    bench.services.removeIf(s -> s.name().equals(HANDLER));
    var without = bench.revision(13);
    bench.state.services().remove(bench.live(HANDLER));
    store.create(without.ended(Verdict.SUCCEEDED, List.of()));
    assertThat(handler(Optional.empty())).isEmpty();
  }

  @Test
  void what_an_operation_of_ours_that_has_not_succeeded_took_away_was_not_removed_by_hand()
      throws Exception {
    bench.prune = true;
    bench.services.removeIf(s -> s.name().equals(HANDLER));
    store.create(bench.revision(13));
    bench.state.services().remove(bench.live(HANDLER));
    assertThat(handler(Optional.empty())).isEmpty();
  }

  @Test
  void a_stack_of_which_nothing_is_left_is_missed_too() throws Exception {
    bench.state.services().clear();
    bench.state.tasks().clear();
    assertThat(status(Optional.empty()))
        .isNotEmpty()
        .allMatch(s -> s.state().equals("removed") && s.drift().isPresent());
  }

  private Optional<ServiceStatus> handler(Optional<String> about) throws Exception {
    return status(about).stream().filter(s -> s.service().equals(HANDLER)).findFirst();
  }

  private List<ServiceStatus> status(Optional<String> about) throws Exception {
    return new Answers(new Bench(bench.state), new NoDrafting(), store)
        .status(new StatusQuery(about))
        .services();
  }

  private record Bench(SwarmState state) implements Sight {
    @Override
    public ClusterView view() {
      return SwarmReader.read(state, Map.of(), Map.of(), state.readAt().plusSeconds(1));
    }

    @Override
    public SwarmState look() {
      return state;
    }
  }
}
