package io.swarmkeeper.nats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateTest {
  @TempDir Path directory;
  private String said = "";

  private int generate(String... more) throws Exception {
    var line = new ArrayList<>(List.of(directory.toString()));
    line.addAll(List.of(more));
    var out = new ByteArrayOutputStream();
    var print = new PrintStream(out, true, StandardCharsets.UTF_8);
    var exit = Generate.run(print, print, line.toArray(String[]::new));
    said = out.toString(StandardCharsets.UTF_8);
    return exit;
  }

  private Map<String, String> files() throws Exception {
    var all = new TreeMap<String, String>();
    try (var files = Files.walk(directory)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        all.put(
            directory.relativize(file).toString(),
            Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all;
  }

  @Test
  void again_changes_nothing() throws Exception {
    assertThat(generate("--swarm", "t", "--tls", "localhost", "--person", "bob:reader")).isZero();
    var before = files();
    assertThat(generate("--swarm", "t", "--person", "bob:reader")).isZero();
    assertThat(files()).isEqualTo(before);
    assertThat(said).contains("0 new keys");
  }

  @Test
  void more_is_added_and_what_is_there_keeps_its_key() throws Exception {
    assertThat(generate("--swarm", "t", "--person", "bob:reader")).isZero();
    var before = files();
    assertThat(generate("--swarm", "t", "--person", "alice:deployer:shop")).isZero();
    assertThat(files().get("creds/bob.creds")).isEqualTo(before.get("creds/bob.creds"));
    assertThat(files()).containsKey("creds/alice.creds");
    assertThat(files().get("roles.conf")).contains("keeper.t.request.alice.shop.*");
  }

  @Test
  void another_role_keeps_the_key() throws Exception {
    assertThat(generate("--swarm", "t", "--person", "bob:reader")).isZero();
    var before = files();
    assertThat(generate("--swarm", "t", "--person", "bob:operator")).isZero();
    assertThat(said).contains("changed bob: operator (before: reader)");
    assertThat(files().get("creds/bob.creds")).isEqualTo(before.get("creds/bob.creds"));
  }

  @Test
  void the_servers_own_file_stays_as_somebody_has_changed_it() throws Exception {
    assertThat(generate("--swarm", "t")).isZero();
    Files.writeString(directory.resolve("nats-server.conf"), "mine");
    assertThat(generate("--swarm", "t")).isZero();
    assertThat(files()).containsEntry("nats-server.conf", "mine");
  }

  @Test
  void without_nodes_a_role_shares_a_key_and_with_them_it_does_not() throws Exception {
    assertThat(generate("--swarm", "t")).isZero();
    assertThat(files()).containsKeys("creds/watcher.creds", "creds/executor-worker.creds");
    assertThat(files().get("roles.conf")).contains("keeper.t.outcome.*.*");
    directory = directory.resolve("other");
    assertThat(generate("--swarm", "t", "--node", "one=abc:manager")).isZero();
    assertThat(files()).doesNotContainKey("creds/watcher.creds");
    assertThat(files().get("roles.conf")).doesNotContain("keeper.t.outcome.*.*");
  }

  @Test
  void all_that_is_wrong_is_said_at_once_and_nothing_is_touched() throws Exception {
    assertThat(generate("--node", "x", "--person", "a:planner", "--frob", "1", "--rotate", "zed"))
        .isEqualTo(1);
    assertThat(said)
        .contains("--swarm is missing", "--node x", "--person a:planner", "--frob", "--rotate zed")
        .contains("Nothing was touched.");
    assertThat(files()).isEmpty();
  }

  @Test
  void a_key_is_rotated_once_at_a_time() throws Exception {
    assertThat(generate("--swarm", "t")).isZero();
    assertThat(generate("--swarm", "t", "--rotate", "planner")).isZero();
    assertThat(files()).containsKeys("creds/planner.creds", "creds/planner.before.creds");
    assertThat(generate("--swarm", "t", "--rotate", "planner")).isEqualTo(1);
    assertThat(said).contains("--retire it first");
    assertThat(generate("--swarm", "t", "--retire", "planner")).isZero();
    assertThat(files()).doesNotContainKey("creds/planner.before.creds");
  }

  @Test
  void another_swarm_needs_another_directory() throws Exception {
    assertThat(generate("--swarm", "t")).isZero();
    assertThat(generate("--swarm", "other")).isEqualTo(1);
    assertThat(said).contains("what is there is for swarm 't'");
  }
}
