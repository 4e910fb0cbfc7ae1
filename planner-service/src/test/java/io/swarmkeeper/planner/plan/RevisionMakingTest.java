package io.swarmkeeper.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Revision.NamedSpec;
import org.junit.jupiter.api.Test;

/** What is recorded before anything is written. */
final class RevisionMakingTest {
  private static final String HOMEPAGE = "planrec_nerd-dinner-homepage";

  @Test
  void it_holds_all_wanted_specs_and_the_live_ones_of_what_changes() {
    var bench = PlanBench.nerdDinner(2);
    var revision = bench.revision(2);
    assertThat(revision.services()).hasSize(10);
    assertThat(revision.before()).extracting(NamedSpec::name).containsExactly(HOMEPAGE);
    assertThat(revision.before().getFirst().spec()).isEqualTo(bench.live(HOMEPAGE).get("Spec"));
    assertThat(revision.verdict()).isEmpty();
    assertThat(revision.number()).isEqualTo(2);
  }

  @Test
  void it_holds_the_bodies_of_the_stacks_own_networks_and_configs() {
    var bench = PlanBench.options();
    assertThat(bench.revision(1).networks()).isEqualTo(bench.networks);
    assertThat(bench.revision(1).configs()).isEqualTo(bench.configs);
  }

  @Test
  void what_is_removed_is_recorded_as_it_was() {
    var bench = PlanBench.nerdDinner(1);
    bench.services.removeIf(s -> s.name().equals("planrec_kibana"));
    bench.prune = true;
    assertThat(bench.revision(2).before())
        .extracting(NamedSpec::name)
        .containsExactly("planrec_kibana");
  }

  @Test
  void a_restart_that_was_forced_by_hand_is_not_undone_by_another_one() {
    var bench = PlanBench.nerdDinner(2);
    ((ObjectNode) bench.live(HOMEPAGE).at("/Spec/TaskTemplate")).put("ForceUpdate", 4);
    assertThat(written(bench).at("/TaskTemplate/ForceUpdate").intValue()).isEqualTo(4);
  }

  @Test
  void no_spec_is_without_a_placement() {
    var bench = PlanBench.nerdDinner(2);
    ((ObjectNode) bench.wanted(HOMEPAGE).get("TaskTemplate")).putNull("Placement");
    assertThat(written(bench).at("/TaskTemplate/Placement").isObject()).isTrue();
  }

  private static ObjectNode written(PlanBench bench) {
    return bench.revision(2).services().stream()
        .filter(s -> s.name().equals(HOMEPAGE))
        .findFirst()
        .orElseThrow()
        .spec();
  }
}
