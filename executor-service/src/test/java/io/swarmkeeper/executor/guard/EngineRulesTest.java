package io.swarmkeeper.executor.guard;

import static io.swarmkeeper.executor.Given.node;
import static io.swarmkeeper.executor.Given.spec;
import static io.swarmkeeper.executor.Given.task;
import static io.swarmkeeper.executor.Given.update;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.engine.Json;
import io.swarmkeeper.engine.SpecDocument;
import io.swarmkeeper.swarm.spec.HeldSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each rule of the engine objects to what it must, and to nothing else. */
class EngineRulesTest {
  private static final SpecDocument LIVE = spec("web:v1");
  private static final SpecDocument HELD = SpecDocument.of(HeldSpec.of(LIVE.json()));
  private static final List<ObjectNode> HALF_REPLACED =
      List.of(task("old", 1, "running"), task("new", 1, "running"), task("other", 2, "running"));

  @Test
  void an_ordinary_image_update_is_not_objected_to() {
    assertThat(EngineRules.objection(update(LIVE, HELD.withImage("web:v2")))).isEmpty();
    assertThat(EngineRules.objection(update(LIVE, HELD))).isEmpty();
  }

  @Test
  void rule_1_a_spec_without_placement_is_never_written() {
    assertThat(new PlacementPresent().objection(update(LIVE, withoutPlacement(HELD))))
        .hasValueSatisfying(s -> assertThat(s).contains("no TaskTemplate.Placement"));
    var creation =
        new ServiceWrite(withoutPlacement(LIVE), Optional.empty(), false, List.of(), List.of());
    assertThat(EngineRules.objection(creation)).isPresent();
  }

  @Test
  void rule_1_the_engine_must_not_be_able_to_return_to_a_spec_without_placement() {
    var bare = withoutPlacement(LIVE);
    assertThat(new PlacementPresent().objection(update(bare, LIVE)))
        .hasValueSatisfying(s -> assertThat(s).contains("failure action pause first"));
    assertThat(new PlacementPresent().objection(update(bare, HELD))).isEmpty();
  }

  @Test
  void rule_2_a_half_replaced_slot_takes_no_update_that_leaves_the_tasks_as_they_are() {
    for (var harmless :
        List.of(
            HELD,
            HELD.changed(s -> s.putObject("Mode").putObject("Replicated").put("Replicas", 3)),
            HELD.withLabel("a", "b"))) {
      assertThat(new HalfReplacedSlot().objection(writing(harmless, HALF_REPLACED)))
          .hasValueSatisfying(
              s -> assertThat(s).contains("slot 1 of shop_web has two runnable tasks"));
    }
  }

  @Test
  void rule_2_a_half_replaced_slot_takes_another_image_or_a_forced_update() {
    assertThat(new HalfReplacedSlot().objection(writing(HELD.withImage("web:v0"), HALF_REPLACED)))
        .isEmpty();
    var forced = HELD.changed(s -> ((ObjectNode) s.path("TaskTemplate")).put("ForceUpdate", 1));
    assertThat(new HalfReplacedSlot().objection(writing(forced, HALF_REPLACED))).isEmpty();
  }

  @Test
  void rule_2_a_task_that_waits_for_a_node_is_taken_away_by_another_placement_alone() {
    var waiting = task("new", 1, "running");
    waiting.remove("NodeID");
    var old = task("old", 1, "running").put("NodeID", "n1");
    var moved = constrained(HELD, "node.labels.disk==ssd");
    assertThat(new HalfReplacedSlot().objection(writing(moved, List.of(old, waiting)))).isEmpty();
    assertThat(new HalfReplacedSlot().objection(writing(HELD, List.of(old, waiting)))).isPresent();
    var placed = task("new", 1, "running").put("NodeID", "n2");
    assertThat(new HalfReplacedSlot().objection(writing(moved, List.of(old, placed)))).isPresent();
  }

  @Test
  void rule_2_ended_tasks_and_other_slots_do_not_count() {
    var whole =
        List.of(task("gone", 1, "shutdown"), task("a", 1, "running"), task("b", 2, "ready"));
    assertThat(new HalfReplacedSlot().objection(writing(HELD, whole))).isEmpty();
  }

  @Test
  void rule_2_what_the_engine_fills_in_by_itself_is_no_change_of_the_task_spec() {
    var asTheEngineTellsIt =
        LIVE.changed(s -> {
          var task = (ObjectNode) s.path("TaskTemplate");
          task.put("ForceUpdate", 0).put("Runtime", "container").putObject("Resources");
          ((ObjectNode) task.path("ContainerSpec"))
              .put("Isolation", "default")
              .putObject("DNSConfig");
        });
    var writing =
        new ServiceWrite(HELD, Optional.of(asTheEngineTellsIt), true, HALF_REPLACED, List.of());
    assertThat(new HalfReplacedSlot().objection(writing)).isPresent();
  }

  @Test
  void rule_2_a_global_service_has_a_task_a_node() {
    var two = List.of(globalTask("old", "n1"), globalTask("new", "n1"));
    assertThat(new HalfReplacedSlot().objection(writing(HELD, two))).isPresent();
    assertThat(
            new HalfReplacedSlot()
                .objection(writing(HELD, List.of(globalTask("a", "n1"), globalTask("b", "n2")))))
        .isEmpty();
  }

  @Test
  void rule_3_an_active_node_is_not_excluded() {
    var excluding = constrained(HELD, "node.role==worker", "node.id!=n3");
    assertThat(new PausedBeforeExcluded().objection(onNodes(excluding, "active")))
        .hasValueSatisfying(
            s -> assertThat(s).contains("node-3, which is active", "pause the node first"));
    assertThat(
            new PausedBeforeExcluded()
                .objection(onNodes(constrained(HELD, "node.hostname != node-3"), "active")))
        .isPresent();
  }

  @Test
  void rule_3_a_paused_node_may_be_excluded_and_an_old_constraint_may_stay() {
    var excluding = constrained(HELD, "node.id!=n3");
    assertThat(new PausedBeforeExcluded().objection(onNodes(excluding, "pause"))).isEmpty();
    var kept =
        new ServiceWrite(
            excluding,
            Optional.of(excluding),
            true,
            List.of(),
            List.of(node("n3", "node-3", "active")));
    assertThat(new PausedBeforeExcluded().objection(kept)).isEmpty();
  }

  @Test
  void rule_4_tasks_are_not_replaced_start_first_with_continue() {
    var next =
        LIVE.changed(s -> s.withObject("/UpdateConfig").put("FailureAction", "continue"))
            .withImage("web:v2");
    assertThat(new NoContinueWithStartFirst().objection(update(LIVE, next))).isPresent();
    assertThat(new NoContinueWithStartFirst().objection(update(next, next.withLabel("a", "b"))))
        .isEmpty();
  }

  @Test
  void rule_5_a_held_service_never_returns_by_itself() {
    assertThat(new ReturningIsOurs().objection(update(LIVE, LIVE)))
        .hasValueSatisfying(
            s -> assertThat(s).contains("failure action rollback", "must be pause"));
    var released = new ServiceWrite(LIVE, Optional.of(HELD), false, List.of(), List.of());
    assertThat(new ReturningIsOurs().objection(released)).isEmpty();
  }

  @Test
  void rule_6_a_command_that_waited_too_long_touches_nothing() {
    var sent = Instant.parse("2026-11-24T00:00:00Z");
    var deadline = new CommandDeadline(Duration.ofMinutes(10));
    assertThat(deadline.objection(sent, sent.plusSeconds(600))).isEmpty();
    assertThat(deadline.objection(sent, sent.plusSeconds(601)))
        .hasValueSatisfying(s -> assertThat(s).contains("nothing was touched"));
  }

  @Test
  void rule_7_placement_and_ports_do_not_change_together() {
    var moved = constrained(HELD, "node.role==manager");
    var ported =
        moved.changed(s -> ((ObjectNode) s.at("/EndpointSpec/Ports/0")).put("PublishedPort", 9090));
    assertThat(new PlacementAlone().objection(update(LIVE, ported))).isPresent();
    assertThat(new PlacementAlone().objection(update(LIVE, moved))).isEmpty();
    assertThat(new PlacementAlone().objection(update(LIVE, ported.withImage("web:v2")))).isEmpty();
  }

  @Test
  void rule_8_a_decision_on_another_version_is_out_of_date() {
    assertThat(new SameVersion("the service web", 7).objection(7)).isEmpty();
    assertThat(new SameVersion("the service web", 7).objection(8))
        .hasValue(
            "the service web has moved: the decision was made on version 7, it has version 8 now");
  }

  @Test
  void the_strictest_rule_is_the_one_that_is_heard() {
    var worst = withoutPlacement(LIVE);
    assertThat(EngineRules.objection(writing(worst, HALF_REPLACED)))
        .hasValueSatisfying(s -> assertThat(s).contains("Placement"));
    assertThat(EngineRules.objection(writing(LIVE, HALF_REPLACED)))
        .hasValueSatisfying(s -> assertThat(s).contains("two runnable"));
  }

  private static ServiceWrite writing(SpecDocument next, List<ObjectNode> tasks) {
    return new ServiceWrite(next, Optional.of(LIVE), true, tasks, List.of());
  }

  private static ServiceWrite onNodes(SpecDocument next, String availability) {
    return new ServiceWrite(
        next, Optional.of(LIVE), true, List.of(), List.of(node("n3", "node-3", availability)));
  }

  private static ObjectNode globalTask(String id, String node) {
    return Json.object().put("ID", id).put("NodeID", node).put("DesiredState", "running");
  }

  private static SpecDocument withoutPlacement(SpecDocument spec) {
    return spec.changed(s -> ((ObjectNode) s.path("TaskTemplate")).remove("Placement"));
  }

  private static SpecDocument constrained(SpecDocument spec, String... constraints) {
    return spec.changed(s -> {
      var list = ((ObjectNode) s.at("/TaskTemplate/Placement")).putArray("Constraints");
      List.of(constraints).forEach(list::add);
    });
  }
}
