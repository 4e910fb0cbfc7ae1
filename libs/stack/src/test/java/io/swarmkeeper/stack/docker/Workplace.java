package io.swarmkeeper.stack.docker;

import io.swarmkeeper.stack.docker.Catalogue.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One directory, engine and client, to compare one stack file after the other. */
final class Workplace implements AutoCloseable {
  /** What the files of the catalogue point to. */
  static final Path POINTED_TO = Path.of("src/test/resources/differential/files");

  private final Path directory;
  private final StubEngine engine;
  private final Comparison comparison;

  Workplace(DockerClient client) throws IOException {
    directory = Files.createTempDirectory("stack-files");
    copy();
    engine = new StubEngine();
    comparison = new Comparison(client, engine);
  }

  /** Where docker and we differ on files that are there. */
  Optional<String> difference(List<Path> files) throws IOException {
    return comparison.difference(files.stream().map(Path::toAbsolutePath).toList());
  }

  /** Where docker and we differ on a case, with its text. */
  Optional<String> difference(Case given) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String text : given.files()) {
      Path file = directory.resolve("f" + (files.size() + 1) + ".yml");
      files.add(Files.writeString(file, text));
    }
    return difference(files)
        .map(d -> given.name() + "\n" + String.join("=====\n", given.files()) + "\n" + d);
  }

  private void copy() throws IOException {
    try (Stream<Path> all = Files.walk(POINTED_TO)) {
      for (Path from : all.skip(1).toList()) {
        Files.copy(from, directory.resolve(POINTED_TO.relativize(from).toString()));
      }
    }
  }

  @Override
  public void close() throws IOException {
    engine.close();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
