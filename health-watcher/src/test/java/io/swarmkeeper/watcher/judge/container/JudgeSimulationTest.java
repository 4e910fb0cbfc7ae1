package io.swarmkeeper.watcher.judge.container;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A thousand random lives of a node; the seed is the bug report. */
class JudgeSimulationTest {
  static LongStream seeds() {
    return LongStream.range(0, 1000);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_is_published_is_what_happened(long seed) {
    new SimulatedNode(seed).live(300);
  }
}
