package io.swarmkeeper.watcher.watch;

import io.swarmkeeper.engine.events.Notice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Notices on their way from the event stream to the watch. Bounded: when there are more than the
 * watch can follow, they become one "list again".
 */
final class NoticeQueue {
  private static final int BOUND = 4096;

  private final BlockingQueue<Notice> queue = new ArrayBlockingQueue<>(BOUND);

  void put(Notice notice) {
    if (!queue.offer(notice)) {
      queue.clear();
      var _ = queue.offer(new Notice.ListAgain());
    }
  }

  /** All that has come. */
  List<Notice> waiting() {
    var notices = new ArrayList<Notice>();
    queue.drainTo(notices);
    return notices;
  }

  /** All that came, as soon as something came or the time is over. */
  List<Notice> await(Duration patience) throws InterruptedException {
    var notices = new ArrayList<Notice>();
    var first = queue.poll(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
    if (first != null) {
      notices.add(first);
      queue.drainTo(notices);
    }
    return notices;
  }
}
