package io.swarmkeeper.watcher.judge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Event.Drift;
import io.swarmkeeper.contract.Event.DriftFound;
import io.swarmkeeper.contract.Plan.FieldChange;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.swarm.spec.Sheet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DriftJudgeTest {
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");
  private static final String OURS = "d-1/update/web#1";
  private static final String OURS_TOO = "d-2/update/web#1";

  private final List<DriftFound> found = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();
  private KnownThings known = KnownThings.nothing();
  private Instant now = NOW;
  private Optional<List<OwnCommand>> commands = Optional.of(List.of());

  @Test
  void what_is_seen_first_is_where_we_start_from() {
    look(service(1, state(OURS, "v1")));
    assertThat(found).isEmpty();
  }

  @Test
  void what_we_write_is_never_drift() {
    look(service(1, state(OURS, "v1")));
    look(service(2, state(OURS_TOO, "v2"), state(OURS, "v1")));
    assertThat(found).isEmpty();
  }

  @Test
  void a_new_version_of_the_same_spec_is_swarms_own_book_keeping() {
    look(service(1, state(OURS, "v1")));
    look(service(2, state(OURS, "v1")));
    assertThat(found).isEmpty();
  }

  @Test
  void a_change_that_keeps_our_label_is_somebody_elses() {
    look(service(1, state(OURS, "v1")));
    look(service(2, state(OURS, "v2"), state(OURS, "v1")));
    look(service(2, state(OURS, "v2"), state(OURS, "v1")));
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().drift()).isEqualTo(Drift.CHANGED);
    assertThat(found.getFirst().step()).contains(OURS);
    assertThat(found.getFirst().changes()).containsExactly(new FieldChange("image", "v1", "v2"));
    assertThat(ids).containsExactly("drift/service/s1/2/1");
  }

  @Test
  void a_change_that_drops_our_label_is_somebody_elses() {
    look(service(1, state(OURS, "v1")));
    look(service(2, state(null, "v2"), state(OURS, "v1")));
    assertThat(found).extracting(DriftFound::drift).containsExactly(Drift.CHANGED);
  }

  @Test
  void a_change_by_hand_right_after_ours_is_seen_although_nobody_looked_between() {
    look(service(1, state(OURS, "v1")));
    look(service(3, state(OURS_TOO, "v9"), state(OURS_TOO, "v2")));
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().changes()).containsExactly(new FieldChange("image", "v2", "v9"));
    assertThat(found.getFirst().step()).contains(OURS_TOO);
  }

  @Test
  void a_change_by_hand_that_we_have_overwritten_already_is_told_all_the_same() {
    look(service(1, state(OURS, "v1")));
    look(service(3, state(OURS_TOO, "v2"), state(OURS, "v9")));
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().changes()).containsExactly(new FieldChange("image", "v1", "v9"));
  }

  @Test
  void a_rollback_brings_an_older_label_of_ours_and_is_not_ours() {
    look(service(2, state(OURS_TOO, "v2"), state(OURS, "v1")));
    look(goneBack(3, state(OURS, "v1"), Optional.of(state(OURS_TOO, "v2")), Drift.ROLLED_BACK));
    look(service(4, state("d-3/update/web#1", "v3"), state(OURS, "v1")));
    look(goneBack(5, state(OURS, "v1"), Optional.empty(), Drift.RETURNED));
    assertThat(found)
        .extracting(DriftFound::drift)
        .containsExactly(Drift.ROLLED_BACK, Drift.RETURNED);
  }

  @Test
  void who_leads_next_finds_what_was_changed_meanwhile() throws UnreadableMessage {
    look(service(1, state(OURS, "v1")));
    known = Wire.read(Wire.json(known), KnownThings.class);
    look(service(7, state(OURS, "v2"), state(OURS, "v2")));
    assertThat(found).hasSize(1);
  }

  @Test
  void a_service_that_we_remove_is_no_drift_and_one_that_somebody_removes_is() {
    look(service(1, state(OURS, "v1")));
    commands =
        Optional.of(
            List.of(
                new OwnCommand("d-9/remove#1", NOW, Event.Thing.SERVICE, "web", Optional.empty())));
    looks();
    assertThat(found).isEmpty();
    look(service(1, state(OURS, "v1")));
    commands = Optional.of(List.of());
    looks();
    assertThat(found).extracting(DriftFound::drift).containsExactly(Drift.REMOVED);
  }

  @Test
  void while_the_journal_is_away_nobody_is_suspected() {
    look(service(1, state(OURS, "v1")));
    commands = Optional.empty();
    looks();
    assertThat(found).isEmpty();
    commands = Optional.of(List.of());
    looks();
    assertThat(found).hasSize(1);
  }

  @Test
  void a_config_of_the_same_name_with_other_data_was_replaced() {
    look(config("c1", "one"));
    look(config("c2", "two"));
    looks(config("c2", "two"));
    assertThat(found).extracting(DriftFound::drift).containsExactly(Drift.REPLACED);
    assertThat(found.getFirst().changes()).extracting(FieldChange::field).containsExactly("data");
  }

  @Test
  void of_kinds_that_were_not_looked_at_nothing_is_missing() {
    look(config("c1", "one"));
    for (var i = 0; i < 4; i++) {
      now = now.plusSeconds(1);
      decide(Set.of(Event.Thing.NODE), List.of());
    }
    assertThat(found).isEmpty();
  }

  @Test
  void a_command_explains_one_change_of_a_node_and_no_second_one() {
    look(node(1, "active"));
    commands =
        Optional.of(
            List.of(new OwnCommand("d-1#1", NOW, Event.Thing.NODE, "n1", Optional.of("drain"))));
    looks(node(2, "drain"));
    looks(node(3, "active"));
    looks(node(4, "drain"));
    assertThat(found)
        .extracting(DriftFound::changes)
        .containsExactly(
            List.of(new FieldChange("availability", "drain", "active")),
            List.of(new FieldChange("availability", "active", "drain")));
  }

  @Test
  void a_label_of_a_node_is_nobodys_but_theirs() {
    look(node(1, "active"));
    var labelled = Sheet.of(Map.of("availability", "active", "labels.zone", "a"));
    look(thing(Event.Thing.NODE, "n1", 2, new SpecState(Optional.empty(), labelled)));
    assertThat(found.getFirst().changes()).containsExactly(new FieldChange("labels.zone", "", "a"));
  }

  private void looks(Thing... things) {
    for (var i = 0; i < 4; i++) {
      now = now.plusMillis(700);
      look(things);
    }
  }

  private void look(Thing... things) {
    decide(Set.of(Event.Thing.values()), List.of(things));
  }

  private void decide(Set<Event.Thing> kinds, List<Thing> things) {
    var judgement = DriftJudge.decide(known, new DriftLook("w1", now, things, kinds, commands));
    known = judgement.known();
    judgement
        .news()
        .forEach(news -> {
          found.add((DriftFound) news.message());
          ids.add(news.id().value());
        });
  }

  private static SpecState state(String step, String image) {
    return new SpecState(Optional.ofNullable(step), Sheet.of(Map.of("image", image)));
  }

  private static Thing service(long version, SpecState state) {
    return thing(Event.Thing.SERVICE, "s1", version, state);
  }

  private static Thing service(long version, SpecState now, SpecState before) {
    return history(
        Event.Thing.SERVICE,
        "s1",
        version,
        new SpecHistory(now, Optional.of(before), Optional.empty(), NOW));
  }

  private static Thing goneBack(
      long version, SpecState now, Optional<SpecState> before, Drift how) {
    return history(
        Event.Thing.SERVICE, "s1", version, new SpecHistory(now, before, Optional.of(how), NOW));
  }

  private static Thing config(String id, String data) {
    return thing(
        Event.Thing.CONFIG, id, 1, new SpecState(Optional.empty(), Sheet.of(Map.of("data", data))));
  }

  private static Thing node(long version, String availability) {
    var sheet = Sheet.of(Map.of("availability", availability));
    return thing(Event.Thing.NODE, "n1", version, new SpecState(Optional.empty(), sheet));
  }

  private static Thing thing(Event.Thing kind, String id, long version, SpecState state) {
    return history(
        kind, id, version, new SpecHistory(state, Optional.empty(), Optional.empty(), NOW));
  }

  private static Thing history(Event.Thing kind, String id, long version, SpecHistory history) {
    return new Thing(kind, id, "web", Optional.empty(), version, () -> history);
  }
}
