package io.swarmkeeper.watcher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Event.Drift;
import io.swarmkeeper.contract.Event.DriftFound;
import io.swarmkeeper.contract.Plan.FieldChange;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.watcher.judge.drift.DriftJudge;
import io.swarmkeeper.watcher.judge.drift.DriftLook;
import io.swarmkeeper.watcher.judge.drift.KnownThings;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A recorded service through whole updates, looked at after each write of Swarm's: the spec before
 * stays beside the spec until the next update, while the version counts on.
 */
class ServiceWritesTest {
  private static final FieldChange BY_HAND = new FieldChange("environment.A", "", "1");

  private final List<DriftFound> found = new ArrayList<>();
  private KnownThings known = KnownThings.nothing();
  private ObjectNode service;

  @BeforeEach
  void ours() throws IOException {
    service = Recorded.list("services").getFirst();
    look();
    written("d-1/deploy/web#1", spec -> container(replicas(spec, 3)).putArray("Env").add("ON=1"));
  }

  @Test
  void our_first_write_of_a_service_without_a_label_is_nobodys_change_when_it_completes() {
    status("updating");
    status("completed");
    assertThat(found).isEmpty();
  }

  @Test
  void a_change_by_hand_is_told_once_and_not_again_when_swarm_begins_and_completes_it() {
    write(spec -> container(spec).withArray("Env").add("A=1"));
    status("updating");
    status("updating");
    status("completed");
    assertThat(found)
        .singleElement()
        .satisfies(drift -> {
          assertThat(drift.drift()).isEqualTo(Drift.CHANGED);
          assertThat(drift.changes()).containsExactly(BY_HAND);
        });
  }

  @Test
  void a_change_that_is_taken_back_by_swarms_failure_action_is_two_one_by_hand_and_one_by_swarm() {
    write(spec -> container(spec).withArray("Env").add("A=1"));
    status("updating");
    service.set("Spec", service.remove("PreviousSpec"));
    status("rollback_started");
    status("rollback_completed");
    assertThat(found).extracting(DriftFound::drift).containsExactly(Drift.CHANGED, Drift.RETURNED);
    assertThat(found.getLast().changes())
        .containsExactly(new FieldChange("environment.A", "1", ""));
  }

  @Test
  void a_person_who_rolls_back_is_told_once() {
    write(spec -> container(spec).withArray("Env").add("A=1"));
    status("completed");
    var present = service.remove("Spec");
    service.set("Spec", service.remove("PreviousSpec"));
    service.set("PreviousSpec", present);
    status("rollback_started");
    status("rollback_completed");
    assertThat(found)
        .extracting(DriftFound::drift)
        .containsExactly(Drift.CHANGED, Drift.ROLLED_BACK);
  }

  @Test
  void our_settling_of_what_was_changed_by_hand_tells_it_no_second_time() {
    write(spec -> container(spec).withArray("Env").add("A=1"));
    status("completed");
    written("d-2/settle-deploy/web#1", spec -> container(spec).putArray("Env").add("ON=1"));
    status("updating");
    status("completed");
    assertThat(found).extracting(DriftFound::changes).containsExactly(List.of(BY_HAND));
  }

  @Test
  void what_is_changed_and_changed_back_between_two_looks_is_told_as_two() {
    write(spec -> container(spec).withArray("Env").add("A=1"));
    found.clear();
    unseen(spec -> container(spec).withArray("Env").add("B=1"));
    write(spec -> container(spec).withArray("Env").remove(2));
    status("completed");
    assertThat(found)
        .extracting(DriftFound::changes)
        .containsExactly(
            List.of(new FieldChange("environment.B", "", "1")),
            List.of(new FieldChange("environment.B", "1", "")));
  }

  @Test
  void who_leads_next_does_not_tell_a_completion_either() throws UnreadableMessage {
    write(spec -> container(spec).withArray("Env").add("A=1"));
    known = Wire.read(Wire.json(known), KnownThings.class);
    status("completed");
    assertThat(found).hasSize(1);
  }

  @Test
  void fewer_replicas_that_a_step_of_ours_has_written_are_no_drift() {
    written("d-2/deploy/web#1", spec -> replicas(spec, 1));
    status("updating");
    status("completed");
    written("d-2/settle-deploy/web#1", spec -> replicas(spec, 3));
    status("completed");
    assertThat(found).isEmpty();
    write(spec -> replicas(spec, 2));
    status("completed");
    assertThat(found).as("by hand, under our label").hasSize(1);
  }

  private static ObjectNode replicas(ObjectNode spec, int replicas) {
    spec.putObject("Mode").putObject("Replicated").put("Replicas", replicas);
    return spec;
  }

  private static ObjectNode container(ObjectNode spec) {
    return spec.withObject("/TaskTemplate/ContainerSpec");
  }

  private void written(String step, Consumer<ObjectNode> change) {
    write(spec -> {
      change.accept(spec);
      spec.withObject("/Labels").put(StepId.LABEL, step);
    });
  }

  private void write(Consumer<ObjectNode> change) {
    unseen(change);
    look();
  }

  private void unseen(Consumer<ObjectNode> change) {
    service.set("PreviousSpec", service.path("Spec").deepCopy());
    change.accept(service.withObject("/Spec"));
    service.putNull("UpdateStatus");
    count();
  }

  private void status(String state) {
    service.putObject("UpdateStatus").put("State", state).put("Message", "update " + state);
    count();
    look();
  }

  private void count() {
    var version = service.withObject("/Version");
    version.put("Index", version.path("Index").asLong() + 1);
  }

  private void look() {
    var now = Instant.parse("2026-11-24T00:20:00Z");
    var thing = new SpecReader(now).service(service.deepCopy());
    var look =
        new DriftLook("w1", now, List.of(thing), Set.of(Event.Thing.SERVICE), Optional.empty());
    var judgement = DriftJudge.decide(known, look);
    known = judgement.known();
    judgement.news().forEach(news -> found.add((DriftFound) news.message()));
  }
}
