package io.swarmkeeper.planner.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Event.RequestRefused;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.planner.shell.Outbound;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * The journal and its postman: a message is stored once by its id, and delivered late, in any
 * order, and more than once. Sending may fail before or after the message was stored.
 */
public final class Post implements Outbound {
  /** All that was ever stored, in order. */
  final Map<MessageId, Envelope> journal = new LinkedHashMap<>();

  private final Random random;
  private final boolean unlucky;
  private final PriorityQueue<Letter> queue =
      new PriorityQueue<>(Comparator.comparingInt(Letter::due).thenComparingInt(Letter::number));
  private int second;
  private int letters;

  private record Letter(int due, int number, Envelope envelope) {}

  Post(Random random) {
    this(random, true);
  }

  /** One where nothing goes wrong, or much. */
  public Post(Random random, boolean unlucky) {
    this.random = random;
    this.unlucky = unlucky;
  }

  /** The planner's process ends here. */
  public static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public void send(Envelope envelope) throws NotSent {
    int dice = unlucky ? random.nextInt(100) : 100;
    if (dice == 0) {
      throw new Crash();
    }
    if (dice < 4) {
      throw new NotSent("no answer", new IOException("lost on the way"));
    }
    store(envelope);
    if (dice < 7) {
      throw new NotSent("no answer", new IOException("lost on the way back"));
    }
  }

  /** Stores it, unless its id is known; then it must say the same. */
  public void store(Envelope envelope) {
    var known = journal.putIfAbsent(envelope.id(), envelope);
    if (known == null) {
      deliver(envelope);
    } else if (envelope.message() instanceof RequestRefused) {
      // Who is refused without an operation is refused at the time of each delivery.
      assertThat(envelope.causedBy()).isEqualTo(known.causedBy());
    } else if (envelope.message() instanceof Command || envelope.message() instanceof Event) {
      assertThat(envelope).as("the same id with another content").isEqualTo(known);
    }
  }

  private void deliver(Envelope envelope) {
    if (envelope.message() instanceof Event) {
      return;
    }
    if (!unlucky) {
      add(second + 1, envelope);
      return;
    }
    int due = second + (random.nextInt(30) == 0 ? 5 + random.nextInt(20) : random.nextInt(3));
    add(due, envelope);
    for (int copies = random.nextInt(3); copies > 0; copies--) {
      add(due + random.nextInt(40), envelope);
    }
  }

  /** Whether a message of this id is in the journal. */
  boolean has(MessageId id) {
    return journal.containsKey(id);
  }

  private void add(int due, Envelope envelope) {
    queue.add(new Letter(due, ++letters, envelope));
  }

  /** Tries this one again soon. */
  public void again(Envelope envelope) {
    add(second + 1, envelope);
  }

  /** What is due at this second. */
  public List<Envelope> due(int now) {
    second = now;
    var due = new ArrayList<Envelope>();
    while (!queue.isEmpty() && queue.peek().due() <= now) {
      due.add(queue.remove().envelope());
    }
    return due;
  }

  /** All that was ever stored, in order. */
  public List<Envelope> journal() {
    return List.copyOf(journal.values());
  }

  boolean empty() {
    return queue.isEmpty();
  }

  <M> List<M> messages(Class<M> type) {
    return journal.values().stream()
        .map(Envelope::message)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
