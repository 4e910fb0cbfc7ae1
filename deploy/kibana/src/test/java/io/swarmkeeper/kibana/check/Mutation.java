package io.swarmkeeper.kibana.check;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.swarmkeeper.kibana.check.Defect.Layer;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** A way to break the file. */
record Mutation(String name, Consumer<Mutant> change) {
  static Mutation way(String name, Consumer<Mutant> change) {
    return new Mutation(name, change);
  }

  /** For a test that wants to know which layer finds them. */
  static Stream<Arguments> foundBy(Layer layer, Mutation... ways) {
    return Arrays.stream(ways).map(way -> arguments(layer, way.name(), way.change()));
  }
}
