package io.swarmkeeper.planner.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.swarm.view.ClusterView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a machine makes of every signal in every state, as a table: the phase that follows, or that
 * the person who asked is refused.
 */
public final class StateMatrix<S extends Operation> {
  private static final OperationId CHILD = new OperationId("c-1");
  private static final Map<String, Signal> SIGNALS =
      inOrder(
          new Signal.Looked(),
          new Signal.Answered(
              new Outcome.Done(
                  new MessageId("x-1/deploy/web#1"), "n", "e", "done", Optional.empty(), false)),
          new Signal.PauseAsked("bob", "lunch"),
          new Signal.ResumeAsked("bob", "back"),
          new Signal.AbortAsked("bob", "enough"),
          new Signal.ChildEnded(CHILD, Verdict.FAILED, "no"),
          new Signal.ChildRefused(CHILD, "no"));

  private final Machine<S> machine;
  private final Function<S, Object> phase;
  private final List<String> rows = new ArrayList<>();
  private final List<Class<?>> phases = new ArrayList<>();

  /** Of this machine, whose states say in what phase they are. */
  public StateMatrix(Machine<S> machine, Function<S, Object> phase) {
    assertThat(SIGNALS.values().stream().<Class<?>>map(Signal::getClass))
        .as("a signal of every kind")
        .containsExactlyInAnyOrderElementsOf(Kinds.of(Signal.class));
    this.machine = machine;
    this.phase = phase;
    rows.add(row("", SIGNALS.keySet().stream()));
  }

  private static Map<String, Signal> inOrder(Signal... signals) {
    var named = new LinkedHashMap<String, Signal>();
    for (var signal : signals) {
      named.put(signal.getClass().getSimpleName(), signal);
    }
    return named;
  }

  /** One more row. */
  public StateMatrix<S> row(String name, S state, ClusterView view) {
    phases.add(phase.apply(state).getClass());
    rows.add(row(name, SIGNALS.values().stream().map(s -> cell(state, s, view))));
    return this;
  }

  private String cell(S state, Signal signal, ClusterView view) {
    var decision = machine.decide(state, signal, view);
    if (decision.refusal().isPresent()) {
      assertThat(decision.next()).as("refused, so nothing changes").isEqualTo(state);
      assertThat(decision.actions()).as("refused, so nothing is done").isEmpty();
      return "refused";
    }
    return phase.apply(decision.next()).getClass().getSimpleName();
  }

  private static String row(String name, Stream<String> cells) {
    return cells
        .map(c -> String.format("%-12s", c))
        .collect(Collectors.joining(" ", String.format("%-22s ", name), ""))
        .stripTrailing();
  }

  /** It is this table, and every phase has a row. */
  public void is(String expected, Class<?> sealedPhase) {
    assertThat(phases).as("every phase").containsAll(Kinds.of(sealedPhase));
    assertThat(String.join("\n", rows) + "\n").isEqualTo(expected);
  }
}
