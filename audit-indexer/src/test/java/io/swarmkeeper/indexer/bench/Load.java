package io.swarmkeeper.indexer.bench;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.BusUnreachable;
import io.swarmkeeper.bus.NotPublished;
import io.swarmkeeper.bus.stream.Streams;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Message;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.contract.Observation;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.journal.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Messages as the services send them, into a journal of a swarm of its own. */
final class Load implements AutoCloseable {
  private static final int SENDERS = 32;
  private final Bus bus;
  private final Journal journal;

  Load(String nats, Subjects subjects) throws BusUnreachable, BusUnavailable, InterruptedException {
    bus = Bus.connect(new BusSettings(nats, Optional.empty(), "load"), Duration.ofSeconds(20));
    journal = new Journal(bus, subjects, "keeper/planner");
    journal.ensure();
  }

  /** The ids of so many messages. */
  static String id(int number) {
    return "load-" + number;
  }

  /** Publishes them all, each until it is confirmed, whatever happens to NATS meanwhile. */
  void publish(int messages, Duration spread) throws InterruptedException, ExecutionException {
    var next = new AtomicInteger();
    var start = System.nanoTime();
    var senders = new ArrayList<Future<?>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var sender = 0; sender < SENDERS; sender++) {
        senders.add(
            threads.submit(() -> {
              for (var n = next.getAndIncrement(); n < messages; n = next.getAndIncrement()) {
                var due = spread.toNanos() / messages * n - (System.nanoTime() - start);
                if (due > 0) {
                  Thread.sleep(Duration.ofNanos(due));
                }
                publish(n);
              }
              return null;
            }));
      }
    }
    for (var sender : senders) {
      var _ = sender.get();
    }
  }

  /** Publishes one until it is confirmed. */
  void publish(int number) throws InterruptedException {
    var now = Instant.now();
    var time = number % 10 == 0 ? now.minus(Duration.ofDays(40)) : now;
    var message = message(number, time);
    var envelope = Envelope.unasked(new MessageId(id(number)), source(message), time, message);
    while (true) {
      try {
        var _ = journal.publish(envelope);
        return;
      } catch (NotPublished e) {
        Thread.sleep(Duration.ofMillis(100));
      }
    }
  }

  /** Nothing is believed of a sender whose message it is not. */
  private static String source(Message message) {
    return "keeper/" + MessageType.of(message).sender();
  }

  private static Message message(int number, Instant time) {
    if (number % 3 == 0) {
      var service = "shop_web-" + number % 50;
      return new Event.ServiceConverged("shop", service, 3, Duration.ofSeconds(25));
    }
    return new Observation.ContainerObserved(
        "mhi99rhjy97t13aiy72125u0w",
        "node-" + number % 9,
        "4f2c7a%058d".formatted(number),
        "dockeronwindows/ch07-nerd-dinner-homepage:2e@sha256:31fa2425eb113d87d77f5587e9ba47fb",
        Optional.empty(),
        number % 2 == 0 ? Health.HEALTHY : Health.UNHEALTHY,
        Optional.of(number % 2 == 0 ? Health.UNHEALTHY : Health.HEALTHY),
        Optional.empty(),
        false,
        number % 4,
        Optional.of("connection refused by 10.0.0.7:80 after three attempts; ".repeat(4)),
        time,
        Optional.of(time),
        Optional.empty());
  }

  /** The journal's messages that are not acknowledged by that reader. */
  long waiting(String stream, String durable) throws BusUnavailable {
    var position = new Streams(bus).position(stream, durable);
    return position.pending() + position.unacknowledged();
  }

  Bus bus() {
    return bus;
  }

  static List<String> ids(int messages) {
    var ids = new ArrayList<String>(messages);
    for (var n = 0; n < messages; n++) {
      ids.add(id(n));
    }
    return ids;
  }

  @Override
  public void close() {
    bus.close();
  }
}
