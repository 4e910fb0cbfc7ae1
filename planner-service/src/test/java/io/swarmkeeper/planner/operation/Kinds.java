package io.swarmkeeper.planner.operation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What a sealed type consists of, however deep. */
public final class Kinds {
  private Kinds() {}

  /** Its records, in the order of their declaration. */
  public static List<Class<?>> of(Class<?> type) {
    return leaves(type).toList();
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Kinds::leaves)
        : Stream.of(type);
  }
}
