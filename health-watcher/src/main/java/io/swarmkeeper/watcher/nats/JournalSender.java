package io.swarmkeeper.watcher.nats;

import io.swarmkeeper.bus.NotPublished;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.journal.Journal;
import io.swarmkeeper.watcher.judge.News;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries news from the spool to the journal, one after another, until each is stored there. */
public final class JournalSender {
  private static final Logger LOG = LoggerFactory.getLogger(JournalSender.class);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final NewsSpool spool;
  private final Journal journal;
  private final Consumer<News> stored;
  private boolean failing;

  /** Tells {@code stored} of each that the journal has. */
  public JournalSender(NewsSpool spool, Journal journal, Consumer<News> stored) {
    this.spool = spool;
    this.journal = journal;
    this.stored = stored;
  }

  /** Publishes the next one, or puts it back. */
  public void round() throws InterruptedException {
    var news = spool.take();
    try {
      var _ = journal.publish(envelope(news));
      spool.stored();
      stored.accept(news);
      if (failing) {
        LOG.info("publishing again, {} observations wait", spool.size());
      }
      failing = false;
    } catch (NotPublished e) {
      spool.giveBack(news);
      if (!failing) {
        LOG.warn("observations wait: {}", e.getMessage());
      }
      failing = true;
      Thread.sleep(PAUSE);
    }
  }

  private Envelope envelope(News news) {
    return new Envelope(
        news.id(),
        journal.source(),
        news.at(),
        news.causedBy(),
        Optional.empty(),
        Optional.empty(),
        news.message());
  }
}
