package io.swarmkeeper.planner.plan;

import static io.swarmkeeper.planner.plan.PlanBench.errors;
import static io.swarmkeeper.planner.plan.PlanBench.nerdDinner;
import static io.swarmkeeper.planner.plan.PlanBench.service;
import static io.swarmkeeper.planner.plan.PlanBench.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The order that depends_on asks for. */
final class WavesTest {
  private static final String WEB = "planrec_nerd-dinner-web";
  private static final String API = "planrec_nerd-dinner-api";
  private static final String DB = "planrec_nerd-dinner-db";

  @Test
  void a_service_comes_after_all_that_it_depends_on() {
    var plan = nerdDinner(1).after(WEB, DB, API).after(API, DB).plan();
    assertThat(service(plan, DB).wave()).isZero();
    assertThat(service(plan, API).wave()).isEqualTo(1);
    assertThat(service(plan, WEB).wave()).isEqualTo(2);
    assertThat(errors(plan)).isEmpty();
  }

  @Test
  void without_dependencies_all_are_in_the_first_wave() {
    assertThat(nerdDinner(1).plan().services()).allMatch(s -> s.wave() == 0);
  }

  @Test
  void services_that_wait_for_each_other_are_refused() {
    var plan = nerdDinner(1).after(WEB, API).after(API, DB).after(DB, API).plan();
    assertThat(errors(plan))
        .containsExactly(
            "services.nerd-dinner-api.depends_on: the services wait for each other: "
                + String.join(" -> ", API, DB, API));
  }

  @Test
  void a_service_that_waits_for_itself_is_refused() {
    assertThat(errors(nerdDinner(1).after(WEB, WEB).plan()))
        .singleElement()
        .asString()
        .endsWith(WEB + " -> " + WEB);
  }

  @Test
  void a_dependency_that_the_stack_lacks_holds_nobody_up() {
    var plan = nerdDinner(1).after(WEB, "cache").plan();
    assertThat(service(plan, WEB).wave()).isZero();
    assertThat(warnings(plan))
        .containsExactly(
            "services.nerd-dinner-web.depends_on: cache is not in the stack, so nothing waits for it");
  }
}
