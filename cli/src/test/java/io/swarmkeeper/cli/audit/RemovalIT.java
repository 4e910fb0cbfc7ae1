package io.swarmkeeper.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.record.checkpoint.AnchoredCheckpoint;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Somebody with rights on NATS and on Elasticsearch removes what happened: on a real journal and a
 * real index. Needs {@code KEEPER_NATS} and {@code KEEPER_ELASTICSEARCH}.
 */
class RemovalIT {
  private AuditedSwarm swarm;
  private byte[] firstHead;

  /** 1 to 12 are sealed by 31, 13 to 24 by 32; 33 is not sealed. */
  @BeforeEach
  void a_swarm_with_some_history_under_seal() throws Exception {
    swarm = new AuditedSwarm();
    swarm.happens(30);
    swarm.seal(12);
    firstHead = swarm.head();
    swarm.seal(12);
    swarm.happens(1);
    swarm.index();
  }

  @AfterEach
  void leave_nothing_behind() throws Exception {
    swarm.close();
  }

  @Test
  void an_entry_deleted_from_the_journal_alone_is_found() throws Exception {
    swarm.delete(5);
    found("journal 5");
  }

  @Test
  void an_entry_that_no_checkpoint_has_sealed_yet_is_found_with_its_document_gone()
      throws Exception {
    swarm.record.remove(swarm.record.document(28));
    swarm.delete(28);
    found("journal 28");
  }

  @Test
  void
      an_inner_gap_is_found_though_its_documents_and_their_checkpoint_are_gone_and_the_chain_head_is_put_back()
          throws Exception {
    for (var sequence = 13L; sequence <= 33; sequence++) {
      if (sequence != 31) { // the first checkpoint
        swarm.record.remove(swarm.record.document(sequence));
        swarm.delete(sequence);
      }
    }
    swarm.putHeadBack(firstHead);
    found("journal 13");
  }

  @Test
  void the_end_of_the_journal_is_missed() throws Exception {
    swarm.record.remove(swarm.record.document(33));
    swarm.delete(33);
    found("journal 33");
  }

  @Test
  void a_chain_head_put_back_is_found() throws Exception {
    swarm.putHeadBack(firstHead);
    found("the end of the chain in its bucket");
  }

  @Test
  void what_leaves_the_front_of_the_journal_before_its_time_is_found() throws Exception {
    swarm.forget(5);
    found("journal 1");
  }

  @Test
  void a_document_of_a_sequence_that_no_journal_has_is_found() throws Exception {
    swarm.record.forge(
        swarm.record.document(8), "forged", d -> d.withObjectProperty("event").put("sequence", -1));
    found("inserted -1 forged");
  }

  @Test
  void an_anchor_is_held_against_the_record_line_by_line() throws Exception {
    var file = Files.write(Files.createTempFile("anchor", ".txt"), swarm.anchored);
    var run = swarm.verify("--anchor", file.toString());
    assertThat(run.out()).contains("intact").contains("--at-least: 24:");
    assertThat(run.exit()).isZero();
    var last = AnchoredCheckpoint.read(swarm.anchored.getLast()).orElseThrow();
    assertThat(swarm.verify("--at-least", "24:" + last.hash()).exit()).isZero();
    assertThat(swarm.verify("--at-least", "25:" + last.hash()).exit()).isEqualTo(4);
    Files.writeString(
        file, "%s 3 30 30 %s\n".formatted(last.swarm(), last.hash()), StandardOpenOption.APPEND);
    var other = swarm.verify("--anchor", file.toString());
    assertThat(other.exit()).isEqualTo(4);
    assertThat(other.out()).contains("sealed all up to 30, and the record has none such");
  }

  private void found(String what) {
    var run = swarm.verify();
    assertThat(run.out()).contains(what);
    assertThat(run.exit()).isEqualTo(4);
  }
}
