package io.swarmkeeper.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.cli.audit.AuditedSwarm.Run;
import io.swarmkeeper.record.Partition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An administrator of Elasticsearch does what he may do, and is found out: on a real journal and a
 * real index. Needs {@code KEEPER_NATS} and {@code KEEPER_ELASTICSEARCH}.
 */
class VerifyIT {
  private AuditedSwarm swarm;

  @BeforeEach
  void a_swarm_with_some_history_under_seal() throws Exception {
    swarm = new AuditedSwarm();
    swarm.happens(30);
    swarm.index();
    swarm.seal(12);
    swarm.seal(12);
    swarm.index();
  }

  @AfterEach
  void leave_nothing_behind() throws Exception {
    swarm.close();
  }

  @Test
  void a_record_that_nobody_touched_is_intact() throws Exception {
    var run = swarm.verify();
    assertThat(run.out()).contains("intact").contains("2 checkpoints").contains("0 differences");
    assertThat(run.exit()).isZero();
  }

  @Test
  void a_changed_field_is_found_and_named() throws Exception {
    var victim = swarm.record.document(5);
    swarm.record.change(
        victim, d -> d.withObjectProperty("keeper").put("record", "nothing_happened"));
    found(swarm.verify(), victim, "keeper.record is \"nothing_happened\"");
  }

  @Test
  void a_document_and_its_text_changed_alike_is_found() throws Exception {
    var victim = swarm.record.document(6);
    swarm.record.change(
        victim,
        d -> {
          var original = d.at("/event/original").asText().replace("alice", "mallory");
          d.withObjectProperty("event").put("original", original);
          d.withObjectProperty("user").put("name", "mallory@laptop");
        });
    found(swarm.verify(), victim, "event.original");
  }

  @Test
  void a_removed_document_is_found_and_named() throws Exception {
    var victim = swarm.record.document(7);
    swarm.record.remove(victim);
    var run = swarm.verify();
    assertThat(run.exit()).isEqualTo(4);
    assertThat(run.out()).contains("missing 7 " + victim.id());
  }

  @Test
  void a_forged_document_is_found_and_named() throws Exception {
    var forged = swarm.record.forge(swarm.record.document(8), "forged-1", _ -> {});
    found(swarm.verify(), forged, "inserted 8 forged-1");
  }

  @Test
  void a_forged_document_without_a_place_in_the_journal_is_found() throws Exception {
    var forged =
        swarm.record.forge(
            swarm.record.document(8),
            "forged-2",
            d -> d.withObjectProperty("event").remove("sequence"));
    found(swarm.verify(), forged, "inserted");
    var beyond =
        swarm.record.forge(
            swarm.record.document(8),
            "forged-3",
            d -> d.withObjectProperty("event").put("sequence", 4_000_000));
    found(swarm.verify(), beyond, "has not reached this sequence");
  }

  @Test
  void what_the_journal_has_forgotten_is_checked_by_the_seals() throws Exception {
    swarm.forget(20);
    var quiet = swarm.verify();
    assertThat(quiet.out())
        .contains("journal 1: the journal has lost its entries up to 20 before their time")
        .contains("1 difference")
        .contains("The journal begins at 21");
    assertThat(quiet.exit()).isEqualTo(4);

    var changed = swarm.record.document(3);
    swarm.record.change(changed, d -> d.put("message", "all is well"));
    var rewritten = swarm.record.document(4);
    swarm.record.change(rewritten, d -> d.withObjectProperty("event").put("original", "{}"));
    var removed = swarm.record.document(9);
    swarm.record.remove(removed);
    var run = swarm.verify();
    assertThat(run.exit()).isEqualTo(4);
    assertThat(run.out())
        .contains("changed 3 " + changed.id())
        .contains("message is \"all is well\"")
        .contains("changed 4 " + rewritten.id())
        .contains("not what the checkpoint has sealed")
        .contains("missing 9");
  }

  @Test
  void a_partition_that_was_removed_is_missing_unless_retention_has_said_so() throws Exception {
    longAgo();
    var held = swarm.expires(Partition.HEALTH, false);
    assertThat(held).isPositive();
    var silent = swarm.verify();
    assertThat(silent.exit()).isEqualTo(4);
    assertThat(silent.out()).contains("missing").contains(held + " difference");

    swarm.says(Partition.HEALTH, held);
    var said = swarm.verify();
    assertThat(said.out())
        .contains("intact")
        .contains("0 differences")
        .contains(held + " entries are past the time")
        .contains("removed with 1 partition")
        .doesNotContain("missing");
    assertThat(said.exit()).isZero();
  }

  @Test
  void what_was_gone_before_its_partition_expired_leaves_a_doubt() throws Exception {
    longAgo();
    var held = swarm.expires(Partition.HEALTH, false);
    swarm.says(Partition.HEALTH, held - 1);
    var run = swarm.verify();
    assertThat(run.exit()).isEqualTo(5);
    assertThat(run.out()).contains("1 more than the partitions held");
  }

  @Test
  void what_expired_so_long_ago_that_the_journal_has_forgotten_it_is_on_record_all_the_same()
      throws Exception {
    longAgo();
    var held = swarm.expires(Partition.HEALTH, true);
    swarm.forget(swarm.last());
    var run = swarm.verify();
    assertThat(run.out())
        .contains("before their time")
        .contains("1 difference")
        .contains(held + " entries are past the time");
    assertThat(run.exit()).isEqualTo(4); // for the journal was cut, today
  }

  @Test
  void nobody_can_say_that_what_happened_today_has_expired() throws Exception {
    var held = swarm.expires(Partition.HEALTH, true);
    assertThat(held).isPositive();
    assertThat(swarm.verify().exit()).isEqualTo(4);
  }

  @Test
  void a_removed_checkpoint_is_found() throws Exception {
    swarm.forget(40);
    swarm.record.remove(swarm.record.checkpoint(1));
    var first = swarm.verify();
    assertThat(first.exit()).isEqualTo(4);
    assertThat(first.out()).contains("checkpoint");
    swarm.record.remove(swarm.record.checkpoint(2));
    assertThat(swarm.verify().exit()).isEqualTo(4);
  }

  @Test
  void a_key_that_signed_nothing_vouches_for_nothing() throws Exception {
    assertThat(swarm.verify("--key", swarm.ownKey().toString()).exit()).isZero();
    var run = swarm.verify("--key", swarm.otherKey().toString());
    assertThat(run.exit()).isEqualTo(4);
    assertThat(run.out()).contains("No checkpoint is signed by the key that was given");
  }

  @Test
  void a_part_can_be_asked_for_and_a_program_can_read_the_answer() throws Exception {
    var victim = swarm.record.document(5);
    swarm.record.change(victim, d -> d.put("message", "all is well"));
    assertThat(swarm.verify("--from", "6", "--to", "20").exit()).isZero();
    var run = swarm.verify("--to", "10", "-o", "json");
    assertThat(run.exit()).isEqualTo(4);
    assertThat(run.out())
        .startsWith("{")
        .contains("\"verdict\":\"differs\"")
        .contains("\"kind\":\"changed\"")
        .contains(victim.id());
  }

  @Test
  void what_is_not_indexed_yet_is_not_called_removed() throws Exception {
    swarm.happens(2);
    var run = swarm.verify();
    assertThat(run.exit()).isEqualTo(5);
    assertThat(run.out()).contains("The last 2 entries are not in Elasticsearch");
  }

  /** The same, so long ago that its health has expired. */
  private void longAgo() throws Exception {
    swarm.close();
    swarm = new AuditedSwarm();
    swarm.longAgo();
    swarm.happens(40);
    swarm.index();
    swarm.seal(30);
    swarm.index();
  }

  private static void found(Run run, RecordedDocuments.Document document, String how) {
    assertThat(run.exit()).isEqualTo(4);
    assertThat(run.out()).contains(document.id()).contains(document.index()).contains(how);
  }
}
