package io.swarmkeeper.kibana.check;

import static io.swarmkeeper.kibana.check.Defect.Layer.FILE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The check is checked: each way to break the file is found, and by the layer that should. */
class MutationTest {
  @Test
  void taking_the_file_apart_and_together_changes_nothing() throws JsonProcessingException {
    assertThat(Mutant.of(Shipped.NDJSON).text()).isEqualTo(Shipped.NDJSON);
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        text("a line that is cut off", t -> t.substring(0, t.length() / 2) + "\n"),
        text("a last line without an end", t -> t.substring(0, t.length() - 1)),
        text("a line twice", t -> t + t.lines().findFirst().orElseThrow() + "\n"),
        text("a line that is no object", t -> t + "[]\n"),
        text("an empty line", t -> t + "\n"),
        text("nothing at all", _ -> ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void a_broken_file_is_found(String name, UnaryOperator<String> mutation) {
    var defects = Check.of(mutation.apply(Shipped.NDJSON), MappedFields.of(Shipped.templates()));
    assertThat(defects).as(name).extracting(Defect::layer).contains(FILE);
  }

  static Stream<Arguments> mutations() {
    return Stream.of(ObjectMutations.all(), LensMutations.all()).flatMap(s -> s);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("mutations")
  void a_broken_object_is_found(Defect.Layer layer, String name, Consumer<Mutant> mutation)
      throws JsonProcessingException {
    var mutant = Mutant.of(Shipped.NDJSON);
    mutation.accept(mutant);
    assertThat(mutant.text()).as("the mutation changes something").isNotEqualTo(Shipped.NDJSON);

    var defects = Check.of(mutant.text(), MappedFields.of(Shipped.templates()));
    assertThat(defects).as(name).extracting(Defect::layer).contains(layer);
  }

  private static Arguments text(String name, UnaryOperator<String> mutation) {
    return arguments(name, mutation);
  }
}
