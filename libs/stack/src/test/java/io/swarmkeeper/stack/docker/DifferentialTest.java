package io.swarmkeeper.stack.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.docker.Catalogue.Case;
import io.swarmkeeper.stack.golden.GoldenCase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The real {@code docker stack deploy} and we read the same files: same verdict, and the same
 * requests. A level whose docker is not on this machine is skipped. {@code keeper.full} compares
 * the whole catalogue and thousands of random files.
 */
class DifferentialTest {
  private static final boolean FULL = Boolean.getBoolean("keeper.full");
  private static final int WORKERS = 2;

  @ParameterizedTest
  @EnumSource
  void on_every_recorded_file(Compat compat) throws Exception {
    List<GoldenCase> cases = GoldenCase.all().filter(golden -> golden.compat() == compat).toList();
    assertNoDifference(compat, cases, (place, golden) -> place.difference(golden.files()));
  }

  @ParameterizedTest
  @EnumSource
  void on_every_form_of_every_key(Compat compat) throws Exception {
    List<Case> all = Catalogue.all();
    List<Case> cases =
        IntStream.range(0, all.size())
            .filter(i -> FULL || i % 100 == 0)
            .mapToObj(all::get)
            .toList();
    assertNoDifference(compat, cases, Workplace::difference);
  }

  @ParameterizedTest
  @EnumSource
  void on_random_files(Compat compat) throws Exception {
    var generator = new StackFileGenerator(DifferentialTest::accepted);
    var cases = LongStream.range(0, FULL ? 3_000 : 100).mapToObj(generator::of).toList();
    assertNoDifference(compat, cases, Workplace::difference);
  }

  @ParameterizedTest
  @EnumSource
  void on_real_files_with_faults(Compat compat) throws Exception {
    var mutator = new FileMutator(DifferentialTest::accepted);
    var cases = LongStream.range(0, FULL ? 2_000 : 40).mapToObj(mutator::of).toList();
    assertNoDifference(compat, cases, Workplace::difference);
  }

  /** How a case is compared at a workplace. */
  private interface Compared<C> {
    Optional<String> at(Workplace place, C given) throws IOException;
  }

  private static <C> void assertNoDifference(Compat compat, List<C> cases, Compared<C> compared)
      throws InterruptedException, ExecutionException {
    Optional<DockerClient> client =
        DockerClient.all().stream().filter(c -> c.compat() == compat).findFirst();
    assumeThat(client).as("a docker %s on this machine", compat.word()).isPresent();
    List<Future<List<String>>> halves = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(WORKERS)) {
      for (int worker = 0; worker < WORKERS; worker++) {
        int first = worker;
        halves.add(threads.submit(() -> differences(client.get(), cases, first, compared)));
      }
    }
    for (Future<List<String>> half : halves) {
      assertThat(half.get()).as("docker %s", compat.word()).isEmpty();
    }
  }

  private static <C> List<String> differences(
      DockerClient client, List<C> cases, int first, Compared<C> compared) throws IOException {
    List<String> differences = new ArrayList<>();
    try (var place = new Workplace(client)) {
      for (int i = first; i < cases.size(); i += WORKERS) {
        String name = cases.get(i).toString();
        compared.at(place, cases.get(i)).ifPresent(d -> differences.add(name + ": " + d));
      }
    }
    return differences;
  }

  private static boolean accepted(Case given) {
    return CatalogueTest.ours(given, Compat.DOCKER_20_10).accepted();
  }
}
