package io.swarmkeeper.record.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Event.PartitionExpired;
import io.swarmkeeper.record.Partition;
import io.swarmkeeper.record.Samples;
import io.swarmkeeper.record.verify.Difference.Kind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was removed at the end of its time is not missing; what is just gone is. */
class ExpiryTest {
  private final Story story = new Story().happens(100).seals(50).seals(50).happens(5);

  @Test
  void entries_of_a_partition_that_has_expired_are_told_apart_and_are_no_difference()
      throws Exception {
    var held = documentsIn(Partition.DEADLETTER);
    assertThat(held).isEqualTo(9);
    var report = story.expires(Partition.DEADLETTER).verify();
    assertThat(report.lines()).isEmpty();
    assertThat(report.result().expired()).isEqualTo(held);
    assertThat(report.result().expiredPartitions()).isEqualTo(1);
    assertThat(report.result().expiredTooMany()).isZero();
    assertThat(report.result().differences()).isZero();
  }

  @Test
  void without_a_record_of_the_removal_they_are_missing() throws Exception {
    var held = documentsIn(Partition.HEALTH);
    story.expires(Partition.HEALTH).expired.clear();
    assertThat(story.verify().found())
        .hasSize((int) held)
        .allSatisfy(d -> assertThat(d.kind()).isEqualTo(Kind.MISSING));
  }

  @Test
  void what_is_gone_from_another_partition_is_missing_all_the_same() throws Exception {
    var gone = story.document(9);
    story.expires(Partition.HEALTH).documents.remove(gone);
    assertThat(story.verify().lines())
        .containsExactly("missing 9 " + gone.id() + ": it is not in Elasticsearch");
  }

  @Test
  void what_was_gone_before_a_partition_expired_is_counted() throws Exception {
    var victim =
        story.documents.stream().filter(d -> in(d, Partition.DEADLETTER)).findFirst().orElseThrow();
    story.documents.remove(victim);
    var report = story.expires(Partition.DEADLETTER).verify();
    assertThat(report.lines()).isEmpty();
    assertThat(report.result().expiredTooMany()).isEqualTo(1);
  }

  @Test
  void a_leaf_of_the_time_of_a_removed_partition_may_have_been_in_it() throws Exception {
    var held = documentsIn(Partition.HEALTH);
    story.expires(Partition.HEALTH).forgets(107);
    var report = story.verify();
    assertThat(report.lines()).isEmpty();
    assertThat(report.result().expired()).isEqualTo(held);
  }

  @Test
  void but_no_more_of_them_than_it_held() throws Exception {
    story.expires(Partition.HEALTH).forgets(107).documents.remove(story.document(9));
    assertThat(story.verify().found())
        .singleElement()
        .satisfies(d -> assertThat(d.kind()).isEqualTo(Kind.MISSING));
  }

  @Test
  void a_chain_whose_beginning_has_expired_is_no_broken_one() throws Exception {
    var first =
        story.documents.stream()
            .filter(d -> d.text("/keeper/audit/sequence").equals("1"))
            .findFirst()
            .orElseThrow();
    story.forgets(107).documents.remove(first);
    assertThat(story.verify().lines()).anyMatch(l -> l.contains("those before it are missing"));
    var event =
        new PartitionExpired("logs-keeper.audit-local.2026.10", "keeper.audit", "2026.10", 13, 400);
    story.expired.add(new PartitionRemoval(event, Instant.parse("2027-12-01T00:00:00Z")));
    assertThat(story.verify().lines()).noneMatch(l -> l.contains("those before it are missing"));
  }

  @Test
  void nobody_can_say_that_a_partition_has_expired_before_its_time_was_over() throws Exception {
    var held = documentsIn(Partition.HEALTH);
    var event = story.expires(Partition.HEALTH).expired.removeFirst().event();
    for (var lie :
        List.of(
            new PartitionRemoval(event, Instant.parse("2027-02-28T23:59:59Z")),
            new PartitionRemoval(
                new PartitionExpired(
                    event.partition(), event.dataset(), event.month(), 0, event.documents()),
                Instant.parse("2027-03-01T00:00:00Z")),
            new PartitionRemoval(
                new PartitionExpired(
                    event.partition().replace("local", "other"),
                    event.dataset(),
                    event.month(),
                    3,
                    event.documents()),
                Instant.parse("2027-03-01T00:00:00Z")))) {
      story.expired.clear();
      story.expired.add(lie);
      assertThat(story.verify().found()).hasSize((int) held);
    }
  }

  private long documentsIn(Partition partition) {
    return story.documents.stream().filter(d -> in(d, partition)).count();
  }

  private static boolean in(IndexedCopy copy, Partition partition) {
    return copy.in(partition.stream("local", Samples.STORED));
  }
}
