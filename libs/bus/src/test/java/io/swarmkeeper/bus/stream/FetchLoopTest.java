package io.swarmkeeper.bus.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.FetchConsumer;
import io.nats.client.Message;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.impl.NatsMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/**
 * When a fetch is over. The stand-in for jnats' own is here because a message that comes as the
 * client gives up cannot be produced at will.
 */
final class FetchLoopTest {
  private static final Message FIRST = NatsMessage.builder().subject("s.1").build();
  private static final Message LATE = NatsMessage.builder().subject("s.2").build();

  @Test
  void what_comes_after_the_client_gave_up_is_taken_until_the_server_has_spoken() throws Exception {
    var fetch = new Fetch(List.of(says(FIRST), nothing(), nothing(), says(LATE), nothing()));
    assertThat(FetchLoop.drained(fetch)).containsExactly(FIRST, LATE);
    assertThat(fetch.isFinished()).isTrue();
  }

  @Test
  void a_server_that_has_spoken_is_not_waited_for() throws Exception {
    var answers = new ArrayList<Optional<Message>>(List.of(says(FIRST)));
    answers.addAll(Collections.nCopies(1000, nothing())); // more than anybody waits
    answers.add(says(LATE));
    var fetch = new Fetch(answers);
    fetch.stop();
    assertThat(FetchLoop.drained(fetch)).containsExactly(FIRST, LATE);
    assertThat(fetch.asked).as("each answer, and that there is none").isEqualTo(1003);
  }

  @Test
  void a_server_that_says_nothing_is_not_waited_for_without_end() throws Exception {
    var fetch = new Fetch(List.of());
    fetch.mute = true;
    assertThat(FetchLoop.drained(fetch)).isEmpty();
    assertThat(fetch.isFinished()).isFalse();
    assertThat(fetch.isStopped()).as("nobody reads from it any more").isTrue();
  }

  private static Optional<Message> says(Message message) {
    return Optional.of(message);
  }

  private static Optional<Message> nothing() {
    return Optional.empty();
  }

  /** Finished with the answer after the last, unless it is mute. */
  private static final class Fetch implements FetchConsumer {
    private final Queue<Optional<Message>> answers;
    private boolean stopped;
    private boolean finished;
    private boolean mute;
    private int asked;

    Fetch(List<Optional<Message>> answers) {
      this.answers = new ArrayDeque<>(answers);
    }

    @Override
    public Message nextMessage() {
      asked++;
      finished = answers.isEmpty() && !mute;
      return answers.isEmpty() ? null : answers.remove().orElse(null);
    }

    @Override
    public void stop() {
      stopped = true;
    }

    @Override
    public void close() {
      stop();
    }

    @Override
    public boolean isStopped() {
      return stopped;
    }

    @Override
    public boolean isFinished() {
      return finished;
    }

    @Override
    public String getConsumerName() {
      return "stand-in";
    }

    @Override
    public ConsumerInfo getConsumerInfo() {
      throw new UnsupportedOperationException("nobody asks");
    }

    @Override
    public ConsumerInfo getCachedConsumerInfo() {
      return getConsumerInfo();
    }
  }
}
