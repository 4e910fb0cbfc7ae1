package io.swarmkeeper.cli.nats;

import io.swarmkeeper.contract.Query.ExecutorKey;
import io.swarmkeeper.contract.Query.SealingKey;
import io.swarmkeeper.contract.SideChannel.RegistryLogin;
import io.swarmkeeper.contract.SideChannel.RegistryLogins;
import io.swarmkeeper.journal.NoAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Brings credentials for registries to every executor, and knows which of them took these. An
 * executor has them when it has answered for the key that it has now; one that has not is told
 * again whenever it is heard of.
 */
final class LoginDelivery {
  private static final int MOST_NAMED = 10;
  private static final String NOT_YET = "it has not answered yet";
  private static final String NOT_VOUCHED =
      "its key is not signed by an executor of the trust file";
  private final RegistryLogins logins;
  private final Predicate<ExecutorKey> vouched;
  private final Telling telling;
  private final Map<String, Delivery> deliveries = new LinkedHashMap<>();

  /** Tells one executor; it has taken them when this returns. */
  @FunctionalInterface
  interface Telling {
    /** Says in a sentence why it did not. */
    void tell(RegistryLogins logins, SealingKey to) throws NoAnswer, InterruptedException;
  }

  /** How far it is with one node; {@code why} is what keeper says if it stays like this. */
  private record Delivery(ExecutorKey to, Stage stage, String why) {
    /** Nothing is left to do for the key that it has now. */
    boolean isOver(ExecutorKey now) {
      return stage != Stage.NOT_TAKEN && to.key().publicKey().equals(now.key().publicKey());
    }

    boolean isSettled() {
      return stage == Stage.TAKEN || stage == Stage.REFUSED;
    }
  }

  private enum Stage {
    ASKED,
    TAKEN,
    NOT_TAKEN,
    /** By us: it is not told at all. */
    REFUSED
  }

  /**
   * Tells nobody before it is offered one.
   *
   * @param vouched whether secrets may be sealed to it
   */
  LoginDelivery(RegistryLogins logins, Predicate<ExecutorKey> vouched, Telling telling) {
    this.logins = logins;
    this.vouched = vouched;
    this.telling = telling;
  }

  /** This executor lives; tells it in the background if it has not taken them. */
  synchronized void offer(ExecutorKey executor) {
    var node = executor.key().nodeId();
    var before = deliveries.get(node);
    if (before != null && before.isOver(executor)) {
      return;
    }
    if (!vouched.test(executor)) {
      deliveries.put(node, new Delivery(executor, Stage.REFUSED, NOT_VOUCHED));
      notifyAll();
      return;
    }
    var why = before == null || before.why().isEmpty() ? NOT_YET : before.why();
    deliveries.put(node, new Delivery(executor, Stage.ASKED, why));
    Thread.ofVirtual().name("logins-" + node).start(() -> tell(executor));
  }

  private void tell(ExecutorKey executor) {
    try {
      telling.tell(logins, executor.key());
      settle(new Delivery(executor, Stage.TAKEN, ""));
    } catch (NoAnswer e) {
      settle(new Delivery(executor, Stage.NOT_TAKEN, e.getMessage()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      settle(new Delivery(executor, Stage.NOT_TAKEN, NOT_YET));
    }
  }

  /** What was asked of a process that has started anew since says nothing of the new one. */
  private synchronized void settle(Delivery now) {
    var node = now.to().key().nodeId();
    if (deliveries.get(node).to().equals(now.to())) {
      deliveries.put(node, now);
      notifyAll();
    }
  }

  /**
   * Waits until every executor that is known has taken them, a manager's among them, as that one
   * asks the registries.
   *
   * @return who has not taken them in this time, in sentences
   */
  synchronized List<String> untaken(Duration patience) throws InterruptedException {
    var end = System.nanoTime() + patience.toNanos();
    while (!isSettled()) {
      var left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (left <= 0) {
        break;
      }
      wait(left);
    }
    return sentences();
  }

  private boolean isSettled() {
    return deliveries.values().stream().allMatch(Delivery::isSettled)
        && deliveries.values().stream().anyMatch(d -> d.to().manager());
  }

  private List<String> sentences() {
    var login = login();
    if (deliveries.isEmpty()) {
      return List.of(
          "no executor is known to live, so none took %s; pulls may fail".formatted(login));
    }
    var without = deliveries.values().stream().filter(d -> d.stage() != Stage.TAKEN).toList();
    var sentences = new ArrayList<String>();
    without.stream()
        .limit(MOST_NAMED)
        .map(d ->
            "%s did not take %s: %s; the pull there may fail"
                .formatted(d.to().host(), login, d.why()))
        .forEach(sentences::add);
    if (without.size() > MOST_NAMED) {
      sentences.add("%d more nodes did not take %s".formatted(without.size() - MOST_NAMED, login));
    }
    return sentences;
  }

  private String login() {
    var registries = logins.logins().stream().map(RegistryLogin::registry).sorted().toList();
    return (registries.size() == 1 ? "the login for " : "the logins for ")
        + registries.stream().collect(Collectors.joining(", "));
  }
}
