package io.swarmkeeper.indexer.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmkeeper.bus.NotPublished;
import io.swarmkeeper.contract.Checkpoint;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.indexer.checkpoint.Checkpoints.CannotSign;
import io.swarmkeeper.indexer.checkpoint.Checkpoints.Surroundings;
import io.swarmkeeper.record.checkpoint.Chain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One chain without holes, whoever makes it and whenever somebody dies. */
class CheckpointsTest {
  private static final CheckpointPace PACE = new CheckpointPace(10, Duration.ofMinutes(10));
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir private Path directory;
  private final MemoryJournal journal = new MemoryJournal();
  private KeyFiles keys;

  @BeforeEach
  void a_key_of_its_own() {
    keys = new KeyFiles(directory.resolve("audit-key.pem"));
  }

  @Test
  void a_full_range_is_sealed_at_once_and_the_rest_when_it_has_waited() throws Exception {
    journal.happens(25);
    at(NOON).sealDue();
    assertThat(journal.published).extracting(Checkpoint::last).containsExactly(10L, 20L);
    at(NOON.plus(PACE.after())).sealDue();
    assertThat(journal.published).extracting(Checkpoint::last).containsExactly(10L, 20L, 27L);
    good();
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "10, 3", "11, 49"})
  void it_rests_much_longer_while_more_waits_to_be_indexed_than_it_seals(int unindexed, long rest)
      throws Exception {
    journal.happens(25);
    var looks = new AtomicInteger();
    InstantSource minutes = () -> NOON.plus(Duration.ofMinutes(looks.incrementAndGet()));
    var rests = new ArrayList<Duration>();
    var clock = minutes.withZone(ZoneOffset.UTC);
    var around = new Surroundings(new Subjects("local"), "test", clock, () -> unindexed);
    new Checkpoints(around, journal, keys, PACE, rests::add).sealDue();
    assertThat(journal.published).hasSize(2);
    assertThat(rests).isNotEmpty();
    assertThat(rests).extracting(Duration::toMinutes).isSubsetOf(rest, 2 * rest, 3 * rest);
  }

  @Test
  void seals_alone_are_not_sealed() throws Exception {
    journal.happens(10);
    at(NOON).sealDue();
    for (var day = 1; day < 5; day++) {
      at(NOON.plus(Duration.ofDays(day))).sealDue();
    }
    assertThat(journal.published).hasSize(1);
  }

  @Test
  void what_was_not_published_is_published_by_the_next_one_unchanged() throws Exception {
    journal.happens(10);
    journal.publishingFails(1);
    assertThatThrownBy(() -> at(NOON).sealDue()).isInstanceOf(NotPublished.class);
    assertThat(journal.published).isEmpty();
    at(NOON.plusSeconds(5)).sealDue();
    assertThat(journal.published).hasSize(1);
    assertThat(journal.head().orElseThrow().head().published()).isTrue();
    good();
  }

  @Test
  void of_two_that_do_it_at_once_one_does_it() throws Exception {
    journal.happens(10);
    journal.meanwhile(() -> {
      try {
        at(NOON).sealDue();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    });
    at(NOON).sealDue();
    assertThat(journal.published).hasSize(1);
    good();
  }

  @Test
  void entries_that_are_gone_leave_a_gap_and_not_a_hole() throws Exception {
    journal.happens(15);
    journal.entries.subMap(1L, 4L).clear();
    at(NOON).sealDue();
    assertThat(journal.published.getFirst().first()).isEqualTo(1);
    assertThat(journal.published.getFirst().gaps()).hasSize(1);
    good();
  }

  @Test
  void a_new_key_laid_beside_is_signed_in_by_the_old_one_and_takes_over() throws Exception {
    journal.happens(10);
    at(NOON).sealDue();
    var old = keys.present();
    var next = new KeyFiles(directory.resolve("audit-key.pem.next")).present();
    journal.happens(10);
    at(NOON).sealDue();
    assertThat(journal.published)
        .extracting(Checkpoint::keyId)
        .containsExactly(old.id(), next.id());
    assertThat(keys.present().id()).isEqualTo(next.id());
    assertThat(keys.next()).isEmpty();
    assertThat(directory.resolve("audit-key.pem." + old.id())).exists();
    good();
  }

  @Test
  void who_died_while_the_key_changed_goes_on_with_the_new_one() throws Exception {
    journal.happens(10);
    at(NOON).sealDue();
    var next = new KeyFiles(directory.resolve("audit-key.pem.next")).present();
    journal.happens(10);
    var dying = new Checkpoints(around(NOON), journal, new Dying(keys), PACE, _ -> {});
    assertThatThrownBy(dying::sealDue).isInstanceOf(CannotSign.class);
    at(NOON).sealDue();
    journal.happens(10);
    at(NOON).sealDue();
    assertThat(keys.present().id()).isEqualTo(next.id());
    assertThat(journal.published).hasSize(3);
    good();
  }

  @Test
  void a_strange_key_signs_nothing_and_says_so() throws Exception {
    journal.happens(10);
    at(NOON).sealDue();
    journal.happens(10);
    var strange = new KeyFiles(directory.resolve("other.pem"));
    assertThatThrownBy(
            () -> new Checkpoints(around(NOON), journal, strange, PACE, _ -> {}).sealDue())
        .isInstanceOf(CannotSign.class)
        .hasMessageContaining("are signed by another key");
    assertThat(journal.published).hasSize(1);
  }

  @Test
  void a_key_is_made_and_a_strange_one_is_said_before_anything_is_due() throws Exception {
    at(NOON).sealDue();
    assertThat(directory.resolve("audit-key.pem.pub")).exists();
    journal.happens(10);
    at(NOON).sealDue();
    var strange = new KeyFiles(directory.resolve("other.pem"));
    assertThatThrownBy(
            () -> new Checkpoints(around(NOON), journal, strange, PACE, _ -> {}).sealDue())
        .isInstanceOf(CannotSign.class);
    Files.writeString(directory.resolve("audit-key.pem"), "nonsense");
    assertThatThrownBy(() -> at(NOON).sealDue())
        .isInstanceOf(CannotSign.class)
        .hasMessageContaining("cannot be used")
        .hasMessageContaining("no private key");
  }

  @Test
  void a_key_is_made_once_for_its_owner_alone_and_its_public_half_for_all() throws Exception {
    var first = keys.present();
    var again = new KeyFiles(directory.resolve("audit-key.pem")).present();
    assertThat(again.publicKey()).isEqualTo(first.publicKey());
    assertThat(permissions("audit-key.pem")).isEqualTo("rw-------");
    assertThat(permissions("audit-key.pem.pub")).isEqualTo("rw-r--r--");
    assertThat(Files.readString(directory.resolve("audit-key.pem.pub")))
        .contains("-----BEGIN PUBLIC KEY-----")
        .contains(first.publicKey().substring(0, 40));
  }

  @Test
  void a_file_that_is_no_key_is_said_to_be_none() throws Exception {
    Files.writeString(directory.resolve("audit-key.pem"), "nonsense");
    assertThatThrownBy(keys::present)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no private key");
  }

  private String permissions(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name)));
  }

  private Checkpoints at(Instant time) {
    return new Checkpoints(around(time), journal, keys, PACE, _ -> {});
  }

  private static Surroundings around(Instant time) {
    var clock = Clock.fixed(time, ZoneOffset.UTC);
    return new Surroundings(new Subjects("local"), "test", clock, () -> 0);
  }

  private void good() {
    var chain = new Chain(Optional.empty());
    assertThat(journal.published).allSatisfy(c -> assertThat(chain.next(c)).isEmpty());
  }

  /** The process ends before the files are moved. */
  private record Dying(KeyFiles keys) implements Keys {
    @Override
    public io.swarmkeeper.record.checkpoint.Signer present() throws IOException {
      return keys.present();
    }

    @Override
    public Optional<io.swarmkeeper.record.checkpoint.Signer> next() throws IOException {
      return keys.next();
    }

    @Override
    public void takeOver() throws IOException {
      throw new IOException("killed");
    }
  }
}
