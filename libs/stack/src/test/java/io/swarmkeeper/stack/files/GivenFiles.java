package io.swarmkeeper.stack.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.Contents;
import io.swarmkeeper.stack.Problem;
import io.swarmkeeper.stack.Reading;
import io.swarmkeeper.stack.StackInput;
import io.swarmkeeper.stack.StackReferences;
import io.swarmkeeper.stack.StackSpec;
import io.swarmkeeper.stack.StackText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stack files in a test, and what is said about them. */
public final class GivenFiles {
  private final List<StackText> files = new ArrayList<>();
  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, byte[]> contents = new HashMap<>();
  private Compat compat = Compat.DOCKER_28;

  public static GivenFiles file(String... lines) {
    return new GivenFiles().and(lines);
  }

  /** A file of version 3.8 with one service "web" that has an image and these lines. */
  public static GivenFiles web(String... lines) {
    return file("version: \"3.8\"", "services:", "  web:", "    image: shop/web:1").more(lines);
  }

  private GivenFiles more(String... lines) {
    StackText last = files.removeLast();
    String text = new String(last.bytes(), StandardCharsets.UTF_8);
    return add(last.name(), text + "    " + String.join("\n    ", lines) + "\n");
  }

  public GivenFiles and(String... lines) {
    return add("f" + (files.size() + 1) + ".yml", String.join("\n", lines) + "\n");
  }

  private GivenFiles add(String name, String text) {
    files.add(new StackText(name, text.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  public GivenFiles bytes(byte[] bytes) {
    files.add(new StackText("f" + (files.size() + 1) + ".yml", bytes));
    return this;
  }

  public GivenFiles with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  public GivenFiles holding(String path, String text) {
    contents.put(path, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  public GivenFiles in(Compat level) {
    compat = level;
    return this;
  }

  public Reading read() {
    var directory = Optional.of("/srv/shop");
    return StackFiles.read(
        new StackInput("shop", files, variables, Contents.of(contents), compat, directory));
  }

  public StackReferences references() {
    return StackFiles.references(files, variables, Contents.of(contents), compat);
  }

  public StackSpec accepted() {
    return switch (read()) {
      case Reading.Accepted(var stack, _, _) -> stack;
      case Reading.Refused(var problems, _) -> throw new AssertionError("refused: " + problems);
    };
  }

  /** The spec of a service. */
  public JsonNode service(String name) {
    return accepted().services().stream()
        .filter(service -> service.key().equals(name))
        .findFirst()
        .orElseThrow()
        .body();
  }

  /** The container of the service "web". */
  public JsonNode container() {
    return service("web").path("TaskTemplate").path("ContainerSpec");
  }

  public GivenFiles isRefusedWith(String... lines) {
    assertThat(read()).isInstanceOf(Reading.Refused.class);
    List<String> said = ((Reading.Refused) read()).problems().stream().map(Problem::line).toList();
    assertThat(said).containsExactly(lines);
    return this;
  }

  /** docker sends it, and the engine refuses it. */
  public GivenFiles isRefusedByTheEngineWith(String... lines) {
    assertThat(read()).isInstanceOf(Reading.Accepted.class);
    List<String> said = ((Reading.Accepted) read()).refusals().stream().map(Problem::line).toList();
    assertThat(said).containsExactly(lines);
    return this;
  }

  public GivenFiles warns(String line) {
    assertThat(read().warnings().stream().map(Problem::line)).contains(line);
    return this;
  }
}
