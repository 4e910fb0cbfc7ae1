package io.swarmkeeper.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stack files in a test, and what is said about them. */
final class Files {
  private final List<StackText> files = new ArrayList<>();
  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, byte[]> contents = new HashMap<>();
  private Compat compat = Compat.DOCKER_28;

  static Files file(String... lines) {
    return new Files().and(lines);
  }

  /** A file of version 3.8 with one service "web" that has an image and these lines. */
  static Files web(String... lines) {
    return file("version: \"3.8\"", "services:", "  web:", "    image: shop/web:1").more(lines);
  }

  private Files more(String... lines) {
    StackText last = files.removeLast();
    String text = new String(last.bytes(), StandardCharsets.UTF_8);
    return add(last.name(), text + "    " + String.join("\n    ", lines) + "\n");
  }

  Files and(String... lines) {
    return add("f" + (files.size() + 1) + ".yml", String.join("\n", lines) + "\n");
  }

  private Files add(String name, String text) {
    files.add(new StackText(name, text.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  Files bytes(byte[] bytes) {
    files.add(new StackText("f" + (files.size() + 1) + ".yml", bytes));
    return this;
  }

  Files with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  Files holding(String path, String text) {
    contents.put(path, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  Files in(Compat level) {
    compat = level;
    return this;
  }

  Reading read() {
    var directory = Optional.of("/srv/shop");
    return StackFiles.read(
        new StackInput("shop", files, variables, Contents.of(contents), compat, directory));
  }

  References references() {
    return StackFiles.references(files, variables, Contents.of(contents), compat);
  }

  StackSpec accepted() {
    return switch (read()) {
      case Reading.Accepted(var stack, _, _) -> stack;
      case Reading.Refused(var problems, _) -> throw new AssertionError("refused: " + problems);
    };
  }

  /** The spec of a service. */
  JsonNode service(String name) {
    return accepted().services().stream()
        .filter(service -> service.key().equals(name))
        .findFirst()
        .orElseThrow()
        .body();
  }

  /** The container of the service "web". */
  JsonNode container() {
    return service("web").path("TaskTemplate").path("ContainerSpec");
  }

  Files isRefusedWith(String... lines) {
    assertThat(read()).isInstanceOf(Reading.Refused.class);
    List<String> said = ((Reading.Refused) read()).problems().stream().map(Problem::line).toList();
    assertThat(said).containsExactly(lines);
    return this;
  }

  /** docker sends it, and the engine refuses it. */
  Files isRefusedByTheEngineWith(String... lines) {
    assertThat(read()).isInstanceOf(Reading.Accepted.class);
    List<String> said = ((Reading.Accepted) read()).refusals().stream().map(Problem::line).toList();
    assertThat(said).containsExactly(lines);
    return this;
  }

  Files warns(String line) {
    assertThat(read().warnings().stream().map(Problem::line)).contains(line);
    return this;
  }
}
