package io.swarmkeeper.stack.docker;

import io.swarmkeeper.stack.StackText;
import io.swarmkeeper.stack.docker.Catalogue.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One directory, engine and client, to compare one stack file after the other. */
final class Workplace implements AutoCloseable {
  /** What the files of the catalogue point to. */
  static final Path POINTED_TO = Path.of("src/test/resources/differential/files");

  private final Path directory;
  private final StubEngine engine;
  private final DockerClient client;

  Workplace(DockerClient client) throws IOException {
    directory = Files.createTempDirectory("stack-files");
    copy();
    engine = new StubEngine();
    this.client = client;
  }

  /** Where docker and we differ on files that are there. */
  Optional<String> difference(List<Path> files) throws IOException {
    List<Path> absolute = files.stream().map(Path::toAbsolutePath).toList();
    Path beside = absolute.getFirst().getParent();
    List<StackText> texts =
        absolute.stream()
            .map(f -> new StackText(f.getFileName().toString(), Comparison.bytes(f)))
            .toList();
    return Comparison.ours(texts, beside, beside, client.compat())
        .difference(Comparison.dockers(client, engine, absolute));
  }

  /** Where docker and we differ on a case, with its text. */
  Optional<String> difference(Case given) throws IOException {
    return difference(written(given)).map(d -> String.join("=====\n", given.files()) + "\n" + d);
  }

  /** Docker's answer to a case, to be kept. */
  String fingerprint(Case given) throws IOException {
    return Comparison.dockers(client, engine, written(given)).fingerprint(directory);
  }

  private List<Path> written(Case given) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String text : given.files()) {
      Path file = directory.resolve("f" + (files.size() + 1) + ".yml");
      files.add(Files.writeString(file, text));
    }
    return files;
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
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
