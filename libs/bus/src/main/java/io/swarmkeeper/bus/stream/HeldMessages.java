package io.swarmkeeper.bus.stream;

import io.nats.client.Message;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The messages in our hands: the server is told from time to time that we still work on them, so
 * that a slow handler does not make it give them to another.
 */
final class HeldMessages {
  private final Set<Message> messages = ConcurrentHashMap.newKeySet();
  private final Duration every;
  private final Thread ticker;

  HeldMessages(String name, Duration ackWait) {
    this.every = ackWait.dividedBy(3);
    this.ticker = Thread.ofVirtual().name(name + "-held").start(this::tick);
  }

  void take(Collection<Message> batch) {
    messages.addAll(batch);
  }

  void release(Message message) {
    messages.remove(message);
  }

  void releaseAll() {
    messages.clear();
  }

  /** Those that were taken and not released. */
  Set<Message> all() {
    return Set.copyOf(messages);
  }

  void stop() {
    ticker.interrupt();
  }

  private void tick() {
    try {
      while (true) {
        Thread.sleep(every);
        messages.forEach(HeldMessages::stillWorking);
      }
    } catch (InterruptedException e) {
      messages.clear();
    }
  }

  private static void stillWorking(Message message) {
    var connection = message.getConnection();
    if (connection != null
        && connection.getStatus() == io.nats.client.Connection.Status.CONNECTED) {
      message.inProgress();
    }
  }
}
