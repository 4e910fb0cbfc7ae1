package io.swarmkeeper.stack.engine;

import static io.swarmkeeper.stack.files.GivenFiles.file;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.Contents;
import io.swarmkeeper.stack.Problem;
import io.swarmkeeper.stack.Reading;
import io.swarmkeeper.stack.StackInput;
import io.swarmkeeper.stack.StackText;
import io.swarmkeeper.stack.files.StackFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which names swarm does not take, given or made of the stack's name and a key. */
class AllowedNamesTest {
  @Test
  void names_that_swarm_does_not_take() {
    file(
            "version: \"3.8\"",
            "services: {web.one: {image: x, networks: [a.b, far]}, web-: {image: x}}",
            "networks: {a.b: {}, far: {external: true, name: any.thing}, unused.one: {}}",
            "configs: {c: {file: c, name: .c}, d: {file: c, name: d.d}, e.: {file: c}}")
        .holding("c", "c")
        .isRefusedByTheEngineWith(
            "f1.yml:2:21: services.web.one: the engine refuses the name 'shop_web.one': letters,"
                + " digits, '-' and '_' are allowed, first and last a letter or digit",
            "f1.yml:2:61: services.web-: the engine refuses the name 'shop_web-': letters, digits,"
                + " '-' and '_' are allowed, first and last a letter or digit",
            "f1.yml:3:17: networks.a.b: the engine refuses the name 'shop_a.b': letters, digits, '-'"
                + " and '_' are allowed, first and last a letter or digit",
            "f1.yml:4:24: configs.c.name: the engine refuses the name '.c': at most 64 letters,"
                + " digits, '-', '_' and '.' are allowed, first and last a letter or digit");
    file("services: {" + "a".repeat(59) + ": {image: x}}")
        .isRefusedByTheEngineWith(
            "f1.yml:1:73: services."
                + "a".repeat(59)
                + ": the engine refuses the name 'shop_"
                + "a".repeat(59)
                + "': 63 characters are the most, and it has 64");
    file("services: {" + "a".repeat(58) + ": {image: x}}").isRefusedByTheEngineWith();
  }

  @Test
  void a_stack_whose_name_swarm_does_not_take_is_told_once() {
    assertThat(refusalsOfStack("a b"))
        .containsExactly(
            "the engine refuses the stack's name 'a b': letters, digits, '-' and '_' are allowed,"
                + " first a letter or digit");
    assertThat(refusalsOfStack("-a")).hasSize(1);
    assertThat(refusalsOfStack("a_b-")).isEmpty();
  }

  private static List<String> refusalsOfStack(String name) {
    var file =
        new StackText("f.yml", "services: {web: {image: x}}".getBytes(StandardCharsets.UTF_8));
    var reading =
        StackFiles.read(
            new StackInput(
                name,
                List.of(file),
                Map.of(),
                Contents.of(Map.of()),
                Compat.DOCKER_28,
                Optional.empty()));
    return ((Reading.Accepted) reading).refusals().stream().map(Problem::line).toList();
  }
}
