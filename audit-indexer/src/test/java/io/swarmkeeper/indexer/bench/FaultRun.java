package io.swarmkeeper.indexer.bench;

import io.swarmkeeper.bus.NatsServer;
import io.swarmkeeper.contract.Subjects;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;

/**
 * One run through the faults: messages are published while the subject is killed at random, NATS is
 * restarted, Elasticsearch goes away and the proxy lies. Then everything is counted.
 *
 * @param messages how many
 * @param kills how often the subject is killed
 * @param restarts how often NATS is killed and started again
 * @param outages how often Elasticsearch goes away
 * @param outage for how long
 */
record FaultRun(
    int messages, int kills, int restarts, int outages, Duration outage, Duration between) {
  private static final Duration DOWN = Duration.ofSeconds(1);
  private static final Duration QUIET = Duration.ofSeconds(90);

  /** Of {@code ./verify}: a minute. */
  static FaultRun small() {
    return new FaultRun(3_000, 3, 1, 1, Duration.ofSeconds(3), Duration.ofSeconds(4));
  }

  /** Of {@code ./verify --full}: a quarter of an hour. */
  static FaultRun full() {
    return new FaultRun(100_000, 20, 3, 2, Duration.ofSeconds(60), Duration.ofSeconds(15));
  }

  /** Makes a subject that reads this NATS and writes to this address. */
  interface Making {
    Subject of(String nats, String elasticsearch) throws IOException;
  }

  /**
   * What was found.
   *
   * @param lost messages without a document
   * @param doubled documents too many
   * @param reported what the subject itself says it could not index
   */
  record Result(int sent, int documents, int lost, int doubled, long reported, String faults) {
    String line(String name) {
      return "%-28s sent %d, documents %d, lost %d, doubled %d, reported as lost %d; bulk requests %s"
          .formatted(name, sent, documents, lost, doubled, reported, faults);
    }
  }

  /** Runs it, in a swarm of its own, and removes what it wrote. */
  Result run(String swarm, long seed, Making making) throws Exception {
    try (var nats = NatsServer.start();
        var proxy = FaultProxy.before(Documents.elasticsearch(), seed);
        var record = new Documents(Documents.elasticsearch(), swarm);
        var load = new Load(nats.url(), new Subjects(swarm));
        var subject = making.of(nats.url(), proxy.url())) {
      proxy.faulty(true);
      subject.start();
      try (var sending = Executors.newVirtualThreadPerTaskExecutor()) {
        var sent =
            sending.submit(() -> {
              load.publish(messages, between.multipliedBy(kills));
              return messages;
            });
        faults(new Random(seed), nats, proxy, subject);
        var _ = sent.get();
      }
      settle(record);
      var result = result(record.ids(), subject.reportedLost(), proxy.summary());
      record.forget();
      return result;
    }
  }

  private void faults(Random random, NatsServer nats, FaultProxy proxy, Subject subject)
      throws IOException, InterruptedException {
    for (var n = 1; n <= kills; n++) {
      Thread.sleep(between.dividedBy(2).plusMillis(random.nextLong(between.toMillis())));
      subject.kill();
      if (due(n, restarts)) {
        nats.kill();
        Thread.sleep(DOWN);
        nats.run();
      }
      subject.start();
      if (due(n, outages)) {
        proxy.away(true);
        Thread.sleep(outage);
        proxy.away(false);
      }
    }
  }

  /** Spread over the kills. */
  private boolean due(int kill, int times) {
    return times > 0 && kill % Math.max(1, kills / times) == 0;
  }

  /** Until all is there, or nothing has come for long. */
  private void settle(Documents record) throws IOException, InterruptedException {
    var count = record.count();
    var since = System.nanoTime();
    while (count < messages && System.nanoTime() - since < QUIET.toNanos()) {
      Thread.sleep(Duration.ofMillis(500));
      var now = record.count();
      if (now != count) {
        count = now;
        since = System.nanoTime();
      }
    }
    Thread.sleep(Duration.ofSeconds(3)); // what would come doubled comes now
  }

  private Result result(List<String> found, long reported, String faults) {
    var distinct = new HashSet<>(found);
    var lost = Load.ids(messages).stream().filter(id -> !distinct.contains(id)).count();
    return new Result(
        messages, found.size(), (int) lost, found.size() - distinct.size(), reported, faults);
  }
}
