package io.swarmkeeper.cli.nats;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Query.ExecutorKey;
import io.swarmkeeper.contract.Query.SealingKey;
import io.swarmkeeper.contract.SideChannel.RegistryLogin;
import io.swarmkeeper.contract.SideChannel.RegistryLogins;
import io.swarmkeeper.journal.NoAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who took the credentials, and what is said of whoever did not. */
class LoginDeliveryTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration AT_ONCE = Duration.ZERO;
  private static final RegistryLogins LOGINS =
      new RegistryLogins(List.of(new RegistryLogin("registry.example:5000", "hunter2-canary")));

  /** By public key, why it does not take them. */
  private final Map<String, String> refusals = new HashMap<>();

  private final ConcurrentLinkedQueue<String> took = new ConcurrentLinkedQueue<>();

  private LoginDelivery delivery() {
    return delivery(LOGINS);
  }

  private LoginDelivery delivery(RegistryLogins logins) {
    return new LoginDelivery(
        logins,
        executor -> !executor.key().publicKey().startsWith("mallory"),
        (_, to) -> {
          if (refusals.containsKey(to.publicKey())) {
            throw new NoAnswer(refusals.get(to.publicKey()));
          }
          took.add(to.publicKey());
        });
  }

  private static ExecutorKey node(String name, boolean manager, String publicKey) {
    var key =
        new SealingKey("id-" + name, publicKey, Instant.EPOCH, Optional.empty(), Optional.empty());
    return new ExecutorKey(name, manager, key);
  }

  @Test
  void each_executor_takes_them_once_however_often_it_is_heard_of() throws Exception {
    var delivery = delivery();
    delivery.offer(node("node-1", true, "one"));
    delivery.offer(node("node-2", false, "two"));
    assertThat(delivery.untaken(SOON)).isEmpty();
    delivery.offer(node("node-1", true, "one"));
    assertThat(delivery.untaken(SOON)).isEmpty();
    assertThat(took).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void whoever_does_not_take_them_is_named_with_the_reason_in_one_sentence() throws Exception {
    refusals.put("three", "it was not answered in time");
    var delivery = delivery();
    delivery.offer(node("node-1", true, "one"));
    delivery.offer(node("node-3", false, "three"));
    assertThat(delivery.untaken(Duration.ofMillis(200)))
        .containsExactly(
            "node-3 did not take the login for registry.example:5000: "
                + "it was not answered in time; the pull there may fail");
  }

  @Test
  void an_executor_that_has_started_anew_takes_them_with_its_new_key() throws Exception {
    refusals.put("old", "not sealed to this executor's present key");
    var delivery = delivery();
    delivery.offer(node("node-1", true, "old"));
    delivery.offer(node("node-1", true, "new"));
    assertThat(delivery.untaken(SOON)).isEmpty();
    assertThat(took).containsExactly("new");
  }

  @Test
  void one_that_has_them_is_told_again_when_it_has_started_anew() throws Exception {
    var delivery = delivery();
    delivery.offer(node("node-1", true, "first"));
    assertThat(delivery.untaken(SOON)).isEmpty();
    delivery.offer(node("node-1", true, "second"));
    assertThat(delivery.untaken(SOON)).isEmpty();
    assertThat(took).containsExactly("first", "second");
  }

  @Test
  void what_is_not_known_of_the_old_process_is_not_said_of_the_new_one() throws Exception {
    var asked = new CountDownLatch(1);
    var newTook = new CountDownLatch(1);
    var oldOver = new CountDownLatch(1);
    var delivery =
        new LoginDelivery(
            LOGINS,
            _ -> true,
            (_, to) -> {
              if (to.publicKey().equals("old")) {
                asked.countDown();
                newTook.await();
                oldOver.countDown();
                throw new NoAnswer("was not answered in time");
              }
            });
    delivery.offer(node("node-1", true, "old"));
    asked.await();
    delivery.offer(node("node-1", true, "new"));
    assertThat(delivery.untaken(SOON)).isEmpty();
    newTook.countDown();
    oldOver.await();
    assertThat(delivery.untaken(Duration.ofMillis(100))).isEmpty();
  }

  @Test
  void nothing_is_told_to_one_that_nobody_vouches_for_and_it_is_not_waited_for() throws Exception {
    var delivery = delivery();
    delivery.offer(node("node-1", true, "one"));
    delivery.offer(node("node-2", false, "mallory's"));
    assertThat(delivery.untaken(SOON))
        .containsExactly(
            "node-2 did not take the login for registry.example:5000: "
                + "its key is not signed by an executor of the trust file; the pull there may fail");
    assertThat(took).containsExactly("one");
  }

  @Test
  void that_nobody_is_there_is_said() throws Exception {
    var two =
        new RegistryLogins(
            List.of(new RegistryLogin("b.example", "x"), new RegistryLogin("a.example", "x")));
    assertThat(delivery(two).untaken(AT_ONCE))
        .containsExactly(
            "no executor is known to live, so none took the logins for a.example, b.example;"
                + " pulls may fail");
  }

  @Test
  void of_many_nodes_ten_are_named() throws Exception {
    var delivery = delivery();
    IntStream.range(0, 25).forEach(i -> delivery.offer(node("node-" + i, true, "mallory" + i)));
    assertThat(delivery.untaken(SOON))
        .hasSize(11)
        .last()
        .isEqualTo("15 more nodes did not take the login for registry.example:5000");
  }
}
