package io.swarmkeeper.planner.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.nats.client.Nats;
import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.bus.bucket.Bucket;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.Event.Kind;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.OperationKinds;
import io.swarmkeeper.planner.drain.NodeOperation;
import io.swarmkeeper.planner.operation.Header;
import io.swarmkeeper.planner.store.OperationStore;
import io.swarmkeeper.planner.store.OperationStore.ChangedMeanwhile;
import io.swarmkeeper.planner.store.OperationStore.Hold;
import io.swarmkeeper.planner.store.OperationStore.StoreUnavailable;
import io.swarmkeeper.planner.store.StateJson;
import io.swarmkeeper.planner.store.StoredOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The store on the server at {@code KEEPER_NATS}, in buckets of a swarm that is not there. */
class NatsOperationStoreIT {
  private static final String URL = System.getenv("KEEPER_NATS");
  private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
  private static final OperationId FIRST = new OperationId("d-1");
  private static final OperationId SECOND = new OperationId("d-2");

  private final Subjects subjects =
      new Subjects("it-" + UUID.randomUUID().toString().substring(0, 8));
  private Bus bus;
  private OperationStore store;

  @BeforeEach
  void connect() throws Exception {
    bus = Bus.connect(new BusSettings(URL, Optional.empty(), "it"), Duration.ofSeconds(20));
    store =
        new NatsOperationStore(
            ensured(subjects.operationsBucket()),
            ensured(subjects.revisionsBucket()),
            ensured(subjects.claimsBucket()),
            new StateJson(OperationKinds.all()));
  }

  private Bucket ensured(String name) throws Exception {
    var bucket = new Bucket(bus, name);
    bucket.ensure();
    return bucket;
  }

  @AfterEach
  void leaveNothing() throws Exception {
    bus.close();
    var nats = Nats.connect(URL);
    try {
      var management = nats.jetStreamManagement();
      for (var stream : management.getStreamNames()) {
        if (stream.contains(subjects.stream())) {
          assertThat(management.deleteStream(stream)).isTrue();
        }
      }
    } finally {
      nats.close();
    }
  }

  @Test
  void an_operation_begins_once_and_only_who_saw_it_last_replaces_it() throws Exception {
    assertThat(store.load(FIRST)).isEmpty();
    store.create(stored(0));
    assertThatThrownBy(() -> store.create(stored(9))).isInstanceOf(ChangedMeanwhile.class);
    var seen = store.load(FIRST).orElseThrow();
    assertThat(seen.stored()).isEqualTo(stored(0));
    var saved = store.replace(seen, stored(1));
    assertThatThrownBy(() -> store.replace(seen, stored(9))).isInstanceOf(ChangedMeanwhile.class);
    assertThat(store.load(FIRST)).contains(saved);
    assertThat(store.replace(saved, stored(2)).stored()).isEqualTo(stored(2));
  }

  @Test
  void a_claim_belongs_to_who_was_first_until_he_gives_it_back() throws Exception {
    var what = Claim.stack("shop");
    assertThat(store.claim(what, FIRST)).isEqualTo(FIRST);
    assertThat(store.claim(what, FIRST)).as("again, after a crash").isEqualTo(FIRST);
    assertThat(store.claim(what, SECOND)).isEqualTo(FIRST);
    assertThat(store.running()).containsExactly(FIRST);
    var held = store.holds().getFirst();
    assertThat(held).isEqualTo(new Hold(what, FIRST, held.version()));
    assertThat(store.claim(what, FIRST)).as("by another of his threads").isEqualTo(FIRST);
    store.release(held);
    assertThat(store.running()).as("taken again since").containsExactly(FIRST);
    var heldAnew = store.holds().getFirst();
    store.release(heldAnew);
    store.release(heldAnew);
    assertThat(store.running()).isEmpty();
    assertThat(store.claim(what, SECOND)).isEqualTo(SECOND);
  }

  @Test
  void an_operation_with_many_claims_is_listed_once() throws Exception {
    for (var what : List.of(Claim.stack("shop"), Claim.service("shop_web"), Claim.SWARM)) {
      assertThat(store.claim(what, FIRST)).isEqualTo(FIRST);
    }
    assertThat(store.claim(Claim.node("n-1"), SECOND)).isEqualTo(SECOND);
    assertThat(store.running()).containsExactlyInAnyOrder(FIRST, SECOND);
    assertThat(store.holds()).hasSize(4);
  }

  @Test
  void of_many_takers_one_gets_the_claim_and_all_know_who() throws Exception {
    var told = ConcurrentHashMap.<OperationId>newKeySet();
    var takers = new ArrayList<Thread>();
    for (int i = 0; i < 8; i++) {
      var taker = new OperationId("d-" + i);
      takers.add(Thread.ofVirtual().start(() -> take(taker).ifPresent(told::add)));
    }
    for (var taker : takers) {
      taker.join();
    }
    assertThat(told).hasSize(1);
    assertThat(store.running()).containsExactlyElementsOf(told);
  }

  private Optional<OperationId> take(OperationId taker) {
    try {
      return Optional.of(store.claim(Claim.node("n-1"), taker));
    } catch (StoreUnavailable e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void revisions_are_listed_by_number_and_by_their_stack_alone() throws Exception {
    for (int number : List.of(2, 10, 1)) {
      store.create(revision("shop", number, "x"));
    }
    store.create(revision("shop-2", 1, "x"));
    assertThat(store.revisions("shop")).extracting(Revision::number).containsExactly(1, 2, 10);
    assertThat(stored("shop", 10)).contains(revision("shop", 10, "x"));
    assertThat(stored("shop", 3)).isEmpty();
    assertThatThrownBy(() -> store.create(revision("shop", 2, "y")))
        .isInstanceOf(ChangedMeanwhile.class);
  }

  @Test
  void the_first_verdict_on_a_revision_stays() throws Exception {
    store.create(revision("shop", 1, "x"));
    store.ended("shop", 1, Verdict.ROLLED_BACK, List.of());
    store.ended("shop", 1, Verdict.SUCCEEDED, List.of());
    store.ended("shop", 2, Verdict.SUCCEEDED, List.of());
    assertThat(stored("shop", 1))
        .contains(revision("shop", 1, "x").ended(Verdict.ROLLED_BACK, List.of()));
    assertThat(stored("shop", 2)).isEmpty();
  }

  @Test
  void a_revision_larger_than_a_message_is_kept_whole() throws Exception {
    var noise = new byte[1_500_000];
    new Random(1).nextBytes(noise);
    var large = revision("shop", 1, HexFormat.of().formatHex(noise));
    store.create(large);
    store.ended("shop", 1, Verdict.SUCCEEDED, List.of());
    assertThat(stored("shop", 1).equals(Optional.of(large.ended(Verdict.SUCCEEDED, List.of()))))
        .isTrue();
  }

  private static StoredOperation stored(int announced) {
    var header =
        new Header(
            FIRST,
            Kind.DRAIN,
            "bravo",
            Asked.of("alice", "patch"),
            new MessageId("d-1"),
            NOW,
            NOW.plusSeconds(600),
            Optional.empty(),
            Optional.empty());
    var work =
        new NodeOperation(header, "n-b", List.of(), new NodeOperation.Phase.Waiting(), List.of());
    return new StoredOperation(work, announced, List.of(), List.of());
  }

  private Optional<Revision> stored(String stack, int number) throws Exception {
    return store.revisions(stack).stream().filter(r -> r.number() == number).findFirst();
  }

  private static Revision revision(String stack, int number, String content) {
    var spec = JsonNodeFactory.instance.objectNode().put("content", content);
    return new Revision(
        stack,
        number,
        NOW,
        Asked.of("alice", "release"),
        FIRST,
        List.of(new NamedSpec("web", spec)),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of());
  }
}
