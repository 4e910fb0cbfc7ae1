package io.swarmkeeper.planner.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.swarmkeeper.bus.key.SigningKey;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.PublicKey;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.planner.OperationKinds;
import io.swarmkeeper.planner.drain.NodeOperation;
import io.swarmkeeper.planner.operation.Machines;
import io.swarmkeeper.planner.operation.Operation;
import io.swarmkeeper.planner.rollout.Rollout;
import io.swarmkeeper.planner.step.StepState;
import io.swarmkeeper.planner.step.Work;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Whatever a planner keeps, another one reads back the same: every record in the state's sealed
 * families is made once with every optional part and once without.
 */
final class StateJsonTest {
  private static final Machines MACHINES = OperationKinds.all();
  private static final StateJson JSON = new StateJson(MACHINES);
  private int numbers;

  @Test
  void every_state_that_there_is_comes_back_as_it_was() {
    for (var full : List.of(true, false)) {
      var all = states(full);
      assertThat(all.stream().map(StateJsonTest::phase))
          .as("every phase")
          .containsAll(kinds(Rollout.Phase.class))
          .containsAll(kinds(NodeOperation.Phase.class));
      for (var operation : all) {
        var stored =
            new StoredOperation(
                operation,
                3,
                full ? List.of(new MessageId("p-1")) : List.of(),
                full ? List.of(envelope()) : List.of());
        assertThat(JSON.read(JSON.write(stored))).isEqualTo(stored);
      }
    }
  }

  @Test
  void fields_of_a_newer_planner_are_no_hindrance() throws Exception {
    var stored = StoredOperation.begun(states(true).getFirst());
    var text = new String(JSON.write(stored), StandardCharsets.UTF_8);
    var newer = text.replaceFirst("\\{", "{\"later\":{\"a\":[1]},");
    assertThat(JSON.read(newer.getBytes(StandardCharsets.UTF_8))).isEqualTo(stored);
  }

  @Test
  void every_state_and_every_kind_of_a_step_is_among_them() {
    var steps = ((Rollout) states(true).getFirst()).steps();
    assertThat(steps.stream().<Class<?>>map(s -> s.state().getClass()))
        .containsAll(kinds(StepState.class));
    assertThat(steps.stream().<Class<?>>map(s -> s.work().getClass()))
        .containsAll(kinds(Work.class));
  }

  /** Of every kind of operation, rollouts first. */
  private List<Operation> states(boolean full) {
    return MACHINES.states().stream()
        .sorted(Comparator.comparing(state -> state != Rollout.class))
        .flatMap(state -> samples(state, full).stream())
        .map(Operation.class::cast)
        .toList();
  }

  private static Class<?> phase(Operation operation) {
    return operation instanceof Rollout rollout
        ? rollout.phase().getClass()
        : ((NodeOperation) operation).phase().getClass();
  }

  private static List<Class<?>> kinds(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses())
            .flatMap(t -> kinds(t).stream())
            .<Class<?>>map(t -> t)
            .toList()
        : List.of(type);
  }

  private static Envelope envelope() {
    var command =
        new Command.RemoveService(StepId.parse("d-1/deploy/web#1").orElseThrow(), "shop", "web");
    return new Envelope(
        new MessageId("d-1/deploy/web#1"),
        "keeper/planner",
        Instant.parse("2026-01-05T10:00:00.123456Z"),
        Optional.of(new MessageId("d-1")),
        Optional.of(new OperationId("d-1")),
        Optional.of(Asked.of("alice", "release")),
        command);
  }

  /** As many as are needed for every permitted subtype of every sealed part to occur. */
  private List<Object> samples(Type type, boolean full) {
    return switch (type) {
      case ParameterizedType p when p.getRawType() == List.class ->
          List.of(full ? samples(p.getActualTypeArguments()[0], true) : List.of());
      case ParameterizedType p ->
          full
              ? samples(p.getActualTypeArguments()[0], true).stream()
                  .<Object>map(Optional::of)
                  .toList()
              : List.of(Optional.empty());
      case Class<?> c when c.isSealed() ->
          Arrays.stream(c.getPermittedSubclasses())
              .flatMap(sub -> samples(sub, full).stream())
              .toList();
      case Class<?> c when c == PublicKey.class ->
          List.of(new PublicKey(SigningKey.generate().publicKey()));
      case Class<?> c when c.isRecord() -> records(c, full);
      case Class<?> c -> List.of(leaf(c));
      default -> throw new AssertionError(type);
    };
  }

  /** One for each sample of the part that has most of them. */
  private List<Object> records(Class<?> type, boolean full) {
    var parts =
        Arrays.stream(type.getRecordComponents())
            .map(c -> named(c, samples(c.getGenericType(), full)))
            .toList();
    int most = parts.stream().mapToInt(List::size).max().orElse(1);
    var made = new ArrayList<Object>();
    for (int i = 0; i < most; i++) {
      int sample = i;
      made.add(make(type, parts.stream().map(p -> p.get(sample % p.size())).toArray()));
    }
    return made;
  }

  /** Ids refuse arbitrary text. */
  private static List<Object> named(RecordComponent component, List<Object> samples) {
    return component.getDeclaringRecord() == OperationId.class ? List.of("d-1") : samples;
  }

  private static Object make(Class<?> type, Object[] parts) {
    try {
      var types =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      var constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(parts);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type.getName(), e);
    }
  }

  private Object leaf(Class<?> type) {
    int number = ++numbers;
    if (type.isEnum()) {
      return type.getEnumConstants()[number % type.getEnumConstants().length];
    }
    return switch (type.getName()) {
      case "int", "java.lang.Integer" -> number;
      case "long", "java.lang.Long" -> 5_000_000_000L + number;
      case "boolean" -> number % 2 == 0;
      case "java.lang.String" -> "text-" + number;
      case "java.time.Instant" ->
          Instant.parse("2026-01-05T10:00:00.123456789Z").plusSeconds(number);
      case "java.time.Duration" -> Duration.ofMillis(1_500L + number);
      case "com.fasterxml.jackson.databind.node.ObjectNode" ->
          JsonNodeFactory.instance.objectNode().put("n", number);
      default -> throw new AssertionError("no sample for " + type);
    };
  }
}
