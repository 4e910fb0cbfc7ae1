package io.swarmkeeper.executor.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmkeeper.contract.Command.PullImage;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.engine.EngineRefused;
import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.engine.EngineUnreachable;
import io.swarmkeeper.executor.command.NodeIdentity;
import io.swarmkeeper.swarm.ImageName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pulling beside other commands. */
class PullsTest {
  private static final Instant SENT = Instant.parse("2026-11-24T00:00:00Z");
  private static final ImageName WEB = ImageName.of("reg:5000/web:v1");
  private static final PullImage PULL =
      new PullImage(
          StepId.parse("d-7/pull/1#1").orElseThrow(),
          "n1",
          "reg:5000/web:v1",
          Duration.ofMinutes(10));

  private final Registry registry = new Registry();
  private final AtomicReference<Instant> now = new AtomicReference<>(SENT);
  private final Pulls pulls = new Pulls(new NodeIdentity("n1", "node-1"), registry, clock());

  @AfterEach
  void end() {
    registry.open.countDown();
    pulls.close();
  }

  @Test
  void an_image_that_is_there_is_done_at_once() throws Exception {
    registry.here.add(WEB);
    assertThat(outcome())
        .isInstanceOfSatisfying(Outcome.Done.class, o -> assertThat(o.repeated()).isTrue());
    assertThat(registry.pulls).hasValue(0);
  }

  @Test
  void a_pull_runs_once_however_often_it_is_asked_for_and_says_when_it_is_done() throws Exception {
    assertThat(pulls.carryOut(PULL, SENT)).isEmpty();
    assertThat(pulls.carryOut(PULL, SENT)).isEmpty();
    registry.open.countDown();
    assertThat(outcome()).isInstanceOf(Outcome.Done.class);
    assertThat(registry.pulls).hasValue(1);
  }

  @Test
  void a_pull_that_takes_too_long_is_given_up() throws Exception {
    assertThat(pulls.carryOut(PULL, SENT)).isEmpty();
    await().until(registry.pulls::get, n -> n == 1);
    now.set(SENT.plus(Duration.ofMinutes(11)));
    assertThat(pulls.carryOut(PULL, SENT))
        .get()
        .isInstanceOfSatisfying(
            Outcome.Failed.class, o -> assertThat(o.reason()).isEqualTo("not pulled within 600 s"));
    await().until(registry.interrupted::get, n -> n == 1);
  }

  @Test
  void a_registry_that_refuses_is_a_failure_in_its_words() throws Exception {
    registry.refusal = Optional.of(new EngineRefused(404, "manifest unknown"));
    assertThat(outcome())
        .isInstanceOfSatisfying(
            Outcome.Failed.class, o -> assertThat(o.reason()).contains("is not in its registry"));
  }

  @Test
  void without_credentials_it_waits_some_seconds_for_them() throws Exception {
    registry.refusal = Optional.of(new EngineRefused(500, "no basic auth credentials"));
    await().until(() -> pulls.carryOut(PULL, SENT).isEmpty() && registry.pulls.get() > 1);
    registry.refusal = Optional.empty();
    registry.open.countDown();
    assertThat(outcome()).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void without_credentials_it_fails_in_the_end_and_with_wrong_ones_at_once() throws Exception {
    registry.refusal = Optional.of(new EngineRefused(500, "no basic auth credentials"));
    now.set(SENT.plusSeconds(21));
    assertThat(outcome())
        .isInstanceOfSatisfying(
            Outcome.Failed.class, o -> assertThat(o.reason()).contains("log in"));
    now.set(SENT);
    registry.credentials = true;
    assertThat(outcome()).isInstanceOf(Outcome.Failed.class);
  }

  private Outcome outcome() {
    return await()
        .pollInterval(Duration.ofMillis(10))
        .until(() -> pulls.carryOut(PULL, SENT), Optional::isPresent)
        .orElseThrow();
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return now.get();
      }

      @Override
      public java.time.ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(java.time.ZoneId zone) {
        return this;
      }
    };
  }

  /** Images that come when it opens. */
  private static final class Registry implements Images {
    final Set<ImageName> here = new HashSet<>();
    final CountDownLatch open = new CountDownLatch(1);
    final AtomicInteger pulls = new AtomicInteger();
    final AtomicInteger interrupted = new AtomicInteger();
    volatile Optional<EngineRefused> refusal = Optional.empty();
    volatile boolean credentials;

    @Override
    public boolean has(ImageName image) {
      return here.contains(image);
    }

    @Override
    public void pull(ImageName image) throws EngineTrouble {
      pulls.incrementAndGet();
      if (refusal.isPresent()) {
        throw refusal.get();
      }
      try {
        open.await();
      } catch (InterruptedException e) {
        interrupted.incrementAndGet();
        throw new EngineUnreachable("interrupted", e);
      }
    }

    @Override
    public boolean knownAt(ImageName image) {
      return credentials;
    }
  }
}
