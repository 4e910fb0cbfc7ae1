package io.swarmkeeper.planner.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.BadMessages;
import io.swarmkeeper.contract.BadMessages.Bad;
import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event.ClaimReleased;
import io.swarmkeeper.contract.Event.RequestRefused;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.planner.OperationKinds;
import io.swarmkeeper.planner.admission.Draft;
import io.swarmkeeper.planner.family.ThreeNodes;
import io.swarmkeeper.planner.operation.Signal;
import io.swarmkeeper.planner.plan.DeployReading;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.store.MemoryStore;
import io.swarmkeeper.planner.store.OperationStore.Hold;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked is taken up or refused, and leaves no claim behind that no operation has. */
final class BadRequestsTest {
  private static final long SEED = 164;
  private static final Instant START = Instant.parse("2026-11-23T20:00:00Z");
  private Instant now = START;
  private final List<Envelope> sent = new ArrayList<>();
  private final MemoryStore store = MemoryStore.sound();
  private final Operations operations = new Operations(store, sent::add, OperationKinds.all());
  private final Clock clock = new Now();
  private final ThreeNodes swarm = new ThreeNodes(() -> now);
  private final RequestDesk desk =
      new DeskParts(swarm, new FilesAlone(), store, sent::add, clock).desk(operations);
  private final ClaimSweep sweep = new ClaimSweep(store, sent::add, clock);

  private final class Now extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return InstantSource.system().withZone(zone);
    }
  }

  /** Reads stack files, and finds no swarm to plan on. */
  private final class FilesAlone implements Drafting {
    @Override
    public Observed observed(String stack) throws io.swarmkeeper.planner.sight.Sight.NothingSeen {
      throw new io.swarmkeeper.planner.sight.Sight.NothingSeen(
          "nothing is seen", new java.io.IOException("test"));
    }

    @Override
    public Draft of(Request.Deploy deploy) {
      return switch (DeployReading.of(deploy)) {
        case DeployReading.Bad(var findings) -> Draft.refused(deploy.stack(), now, findings);
        case DeployReading.Good _ -> refused(deploy.stack());
      };
    }

    @Override
    public Draft of(Request.Rollback rollback) {
      return refused(rollback.stack());
    }

    private Draft refused(String stack) {
      return Draft.refused(stack, now, List.of(Finding.error(stack, "not planned")));
    }
  }

  @Test
  void every_bad_request_and_outcome_is_handled_or_unreadable() throws Exception {
    var handled = 0;
    var unreadable = 0;
    for (var bad : BadMessages.some(SEED, BadMessages.MANY).toList()) {
      try {
        take(bad);
        handled++;
      } catch (UnreadableMessage e) {
        unreadable++;
      } catch (RuntimeException e) {
        throw new AssertionError(bad.toString(), e);
      }
    }
    assertThat(handled + unreadable).isEqualTo(BadMessages.MANY);
    for (var hold : store.holds()) {
      assertThat(store.load(hold.holder())).as(hold.toString()).isPresent();
    }
  }

  private void take(Bad bad) throws Exception {
    var envelope = Wire.decode(bad.body(), Map.of());
    if (envelope.message() instanceof Request.PeopleRequest
        || envelope.id().value().length() > Reception.LONGEST_ID) {
      return; // the reception has them
    }
    if (envelope.message() instanceof Request request) {
      desk.on(envelope, request, now);
    } else if (envelope.message() instanceof Outcome outcome && envelope.operation().isPresent()) {
      operations.on(
          envelope.operation().get(),
          new Signal.Answered(outcome),
          Optional.of(envelope.id()),
          swarm.view());
    }
  }

  @Test
  void a_file_that_grows_without_end_or_is_deeper_than_anybody_needs_is_refused() throws Exception {
    var laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (var i = 1; i < 12; i++) {
      var again = ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1);
      laughs.append("a%d: &a%d [%s]%n".formatted(i, i, again));
    }
    var deep = "services: " + "[".repeat(200_000);
    var deepAlias = new StringBuilder("services: {}\nx-0: &a0 [x]\n");
    for (var i = 1; i < 20_000; i++) {
      deepAlias.append("x-%d: &a%d [*a%d]%n".formatted(i, i, i - 1));
    }
    for (var text : List.of(laughs.toString(), deep, deepAlias.toString())) {
      sent.clear();
      var source =
          new Request.StackSource(
              List.of(new Request.StackFile("stack.yml", text)),
              Map.of(),
              Map.of(),
              Map.of(),
              Optional.empty(),
              Optional.empty());
      var deploy =
          new Request.Deploy(
              Asked.of("bob", "test"),
              "shop",
              source,
              false,
              Optional.empty(),
              Optional.empty(),
              List.of(),
              false);
      desk.on(Envelope.of(new MessageId("d-1"), "ops/bob", now, deploy), deploy, now);
      assertThat(sent).singleElement().matches(e -> e.message() instanceof RequestRefused);
    }
    assertThat(store.holds()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-5M", "P31D", "P30000D"})
  void a_deadline_that_nobody_means_is_refused_before_anything_is_written(String deadline)
      throws Exception {
    var drain =
        new Request.Drain(
            Asked.of("bob", "patches"), "node-1", Optional.of(Duration.parse(deadline)));
    desk.on(Envelope.of(new MessageId("n-1"), "ops/bob", now, drain), drain, now);
    assertThat(store.holds()).isEmpty();
    assertThat(store.load(new OperationId("n-1"))).isEmpty();
    assertThat(sent)
        .singleElement()
        .satisfies(e -> assertThat(e.message().toString()).contains("30 days"))
        .matches(e -> e.message() instanceof RequestRefused);
  }

  @Test
  void a_claim_whose_operation_never_began_is_given_back_with_a_word_but_not_at_once()
      throws Exception {
    var claim = Claim.stack("shop");
    var _ = store.claim(claim, new OperationId("d-1"));
    sweep.sweep();
    now = now.plus(ClaimSweep.GRACE).minusSeconds(1);
    sweep.sweep();
    assertThat(store.hold(claim)).isPresent();
    now = now.plusSeconds(1);
    sweep.sweep();
    assertThat(store.hold(claim)).isEmpty();
    assertThat(sent)
        .singleElement()
        .matches(e -> e.message() instanceof ClaimReleased r && r.claim().equals("stack/shop"));
  }

  @Test
  void a_claim_that_is_taken_again_meanwhile_is_kept() throws Exception {
    var claim = Claim.stack("shop");
    var _ = store.claim(claim, new OperationId("d-1"));
    sweep.sweep();
    now = now.plus(ClaimSweep.GRACE).minusSeconds(1);
    var _ = store.claim(claim, new OperationId("d-1"));
    now = now.plusSeconds(2);
    sweep.sweep();
    assertThat(store.hold(claim)).isPresent();
    assertThat(sent).isEmpty();
  }

  @Test
  void the_claim_of_an_operation_is_never_given_back() throws Exception {
    var drain = new Request.Drain(Asked.of("bob", "patches"), "node-1", Optional.empty());
    desk.on(Envelope.of(new MessageId("n-1"), "ops/bob", now, drain), drain, now);
    var held = store.holds();
    sweep.sweep();
    now = now.plus(ClaimSweep.GRACE.multipliedBy(9));
    sweep.sweep();
    assertThat(store.holds()).isEqualTo(held).isNotEmpty();
  }

  @Test
  void a_claim_of_which_nobody_can_read_whose_it_is_is_given_back() throws Exception {
    var _ = store.claim(Claim.stack("a b\n"), Hold.NOBODY_KNOWS);
    sweep.sweep();
    now = now.plus(ClaimSweep.GRACE);
    sweep.sweep();
    assertThat(store.holds()).isEmpty();
  }

  @Test
  void steering_has_lanes_of_its_own() {
    assertThat(RequestLanes.of("keeper.s.request.alice.shop.deploy"))
        .isEqualTo(RequestLanes.of("keeper.s.request.bob.shop.rollback"))
        .isNotEqualTo(RequestLanes.of("keeper.s.request.alice.shop.pause"))
        .isNotEqualTo(RequestLanes.of("keeper.s.request.alice.web.deploy"));
  }
}
