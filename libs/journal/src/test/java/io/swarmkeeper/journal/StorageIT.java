package io.swarmkeeper.journal;

import static io.swarmkeeper.journal.JournalOnNats.SOON;
import static io.swarmkeeper.journal.JournalOnNats.SUBJECTS;
import static io.swarmkeeper.journal.JournalOnNats.drain;
import static io.swarmkeeper.journal.JournalOnNats.request;
import static io.swarmkeeper.journal.JournalOnNats.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmkeeper.bus.stream.Handled;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Nobody but an installer makes streams and buckets: everybody else waits for them. */
class StorageIT {
  private static final class Lines extends Handler {
    private final ConcurrentLinkedQueue<String> said = new ConcurrentLinkedQueue<>();

    @Override
    public void publish(LogRecord one) {
      said.add(one.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void what_starts_before_the_installer_says_what_is_missing_and_goes_on_when_it_is_there()
      throws Exception {
    var lines = new Lines();
    var log = Logger.getLogger(Storage.class.getName());
    log.addHandler(lines);
    try (var nats = new JournalOnNats()) {
      var early = new Journal(nats.bus, SUBJECTS, "keeper/watcher");
      early.prepare();
      var seen = new ConcurrentLinkedQueue<String>();
      early.consume(
          "early",
          ">",
          entry -> {
            seen.add(entry.envelope().id().value());
            return Handled.done();
          });
      await().atMost(SOON).until(() -> !lines.said.isEmpty());
      assertThat(lines.said.element())
          .contains("waiting for the journal of swarm 'local'", "keeper init")
          .contains("stream KEEPER-local is not there");
      assertThat(early.prepared()).isFalse();
      assertThat(nats.streams.exists(SUBJECTS.stream())).as("it makes nothing").isFalse();

      nats.journal.ensure();
      await().atMost(SOON).until(early::prepared);
      var _ = nats.journal.publish(verdict("d-7/event/1", "keeper/planner"));
      await().atMost(SOON).until(() -> seen.contains("d-7/event/1"));
      assertThat(lines.said).as("each thing once").doesNotHaveDuplicates();
    } finally {
      log.removeHandler(lines);
    }
  }

  @Test
  void a_request_that_waits_is_not_in_the_journal() throws Exception {
    try (var nats = JournalOnNats.installed()) {
      var published = nats.journal.publish(request("n-1", drain("alice")));
      assertThat(nats.streams.state(SUBJECTS.stream()).count()).isZero();
      assertThat(nats.streams.message(SUBJECTS.requestStream(), published.sequence()))
          .get()
          .matches(d -> d.subject().equals("keeper.local.request.alice.node-1.drain"));
      nats.journal.ensure();
      assertThat(nats.streams.state(SUBJECTS.requestStream()).count()).as("again").isEqualTo(1);
    }
  }
}
