package io.swarmkeeper.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeriodicLoopTest {
  private static final Rhythm QUICK = Rhythm.every(Duration.ofMillis(1));
  private final AtomicInteger rounds = new AtomicInteger();
  private PeriodicLoop loop;

  @AfterEach
  void end() {
    loop.close();
  }

  private void start(Rhythm rhythm, PeriodicLoop.Round round) {
    loop =
        PeriodicLoop.start(
            "looking",
            rhythm,
            () -> {
              var _ = rounds.incrementAndGet();
              round.make();
            });
  }

  @Test
  void rounds_follow_each_other_until_it_is_closed() {
    start(QUICK, () -> {});
    await().until(() -> rounds.get() > 3);
    assertThat(loop.alive()).isTrue();
    loop.close();
    await().until(() -> !loop.alive());
    var made = rounds.get();
    await().during(Duration.ofMillis(50)).until(() -> rounds.get() == made);
  }

  @Test
  void trouble_is_told_until_a_round_succeeds() {
    start(
        QUICK,
        () -> {
          if (rounds.get() < 3) {
            throw new IOException("no route");
          }
          if (rounds.get() > 3) {
            new CountDownLatch(1).await();
          }
        });
    await().until(() -> rounds.get() > 3);
    assertThat(loop.trouble()).isEmpty();
    assertThat(loop.alive()).isTrue();
  }

  @Test
  void trouble_has_the_sentence_of_its_exception() {
    start(
        QUICK,
        () -> {
          throw new IOException("no route");
        });
    await().until(() -> loop.trouble().isPresent());
    assertThat(loop.trouble()).hasValue("no route");
    await().until(() -> rounds.get() > 2);
  }

  @Test
  void a_bug_ends_it() {
    start(
        QUICK,
        () -> {
          throw new IllegalStateException("a bug");
        });
    await().until(() -> !loop.alive());
    assertThat(rounds).hasValue(1);
  }

  @Test
  void a_bug_does_not_end_one_that_goes_on() {
    start(
        QUICK.goingOn(),
        () -> {
          throw new IllegalStateException("a bug");
        });
    await().until(() -> rounds.get() > 2);
    assertThat(loop.alive()).isTrue();
    assertThat(loop.trouble()).hasValueSatisfying(why -> assertThat(why).contains("a bug"));
  }

  @Test
  void a_round_that_takes_too_long_is_stuck() {
    start(QUICK.within(Duration.ofMillis(20)), new CountDownLatch(1)::await);
    await().until(() -> !loop.alive());
  }

  @Test
  void a_round_without_a_limit_may_wait() {
    start(Rhythm.waiting(), new CountDownLatch(1)::await);
    await().during(Duration.ofMillis(50)).until(loop::alive);
  }
}
