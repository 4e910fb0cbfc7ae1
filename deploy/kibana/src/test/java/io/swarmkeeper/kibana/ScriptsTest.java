package io.swarmkeeper.kibana;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scripts say that all is well only when it is. */
class ScriptsTest {
  private static final String IMPORT = "/api/saved_objects/_import";
  private static final String EXPORT = "/api/saved_objects/_export";
  private static final String DONE = "{\"success\": true, \"successCount\": 23}";
  private final FakeKibana kibana = new FakeKibana();
  private final Map<String, String> environment = new HashMap<>();

  ScriptsTest() throws IOException {}

  @AfterEach
  void close() {
    kibana.close();
  }

  private record Ran(int exit, String said) {}

  @Test
  void an_import_sends_the_whole_file_and_says_how_many_objects_arrived() throws Exception {
    kibana.answering(IMPORT, DONE);
    var ran = run("import", kibana.url());

    assertThat(ran.exit()).as(ran.said()).isZero();
    assertThat(ran.said()).contains("23 of 23");
    assertThat(kibana.asked.getFirst())
        .startsWith(IMPORT + "?overwrite=true")
        .contains("filename=\"swarmkeeper.ndjson\"")
        .contains(Files.readString(Path.of("swarmkeeper.ndjson")));
    assertThat(kibana.headers).containsExactly("true null");
  }

  @Test
  void a_space_has_its_own_address_and_credentials_are_sent() throws Exception {
    kibana.answering("/s/ops" + IMPORT, DONE);
    environment.put("KIBANA_API_KEY", "abc");
    var ran = run("import", "--space", "ops", kibana.url());

    assertThat(ran.exit()).as(ran.said()).isZero();
    assertThat(kibana.headers).containsExactly("true ApiKey abc");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"success\": false, \"successCount\": 22, \"errors\": [{\"type\": \"dashboard\", \"id\": \"swarmkeeper-dashboard-dora\", \"error\": {\"type\": \"missing_references\"}}]}|dashboard swarmkeeper-dashboard-dora: missing_references",
        "{\"success\": true, \"successCount\": 22}|22 of 23",
        "{\"success\": false, \"successCount\": 0}|0 of 23",
        "{\"success\": true, \"successCount\": 23, \"errors\": [{\"type\": \"tag\", \"id\": \"x\", \"error\": {\"type\": \"conflict\"}}]}|tag x: conflict",
        "<html>|no Kibana",
        "{}|0 of 23",
      })
  void an_answer_200_that_is_no_success_fails(String answer, String says) throws Exception {
    kibana.answering(IMPORT, answer);
    var ran = run("import", kibana.url());

    assertThat(ran.exit()).as(ran.said()).isEqualTo(1);
    assertThat(ran.said()).contains(says);
  }

  @Test
  void a_kibana_that_refuses_or_is_not_there_fails() throws Exception {
    kibana.refusing(401).answering(IMPORT, "Unauthorized");
    assertThat(run("import", kibana.url()).said()).contains("401", "Unauthorized");

    var nobody = run("import", "http://127.0.0.1:9");
    assertThat(nobody.exit()).isEqualTo(1);
    assertThat(nobody.said()).contains("http://127.0.0.1:9 cannot be reached");
    assertThat(run("import", "--space").exit()).isEqualTo(1);
  }

  @Test
  void verify_compares_what_comes_back() throws Exception {
    var ours = Files.readString(Path.of("swarmkeeper.ndjson"));
    kibana.answering(IMPORT, DONE).answering(EXPORT, ours);
    var ran = run("verify", kibana.url());

    assertThat(ran.exit()).as(ran.said()).isZero();
    assertThat(ran.said()).contains("23 objects came back");
    assertThat(kibana.asked.getLast()).contains("swarmkeeper-dashboard-dora");
  }

  @Test
  void verify_fails_when_an_object_or_a_panel_is_missing() throws Exception {
    var ours = Files.readString(Path.of("swarmkeeper.ndjson"));
    kibana.answering(IMPORT, DONE).answering(EXPORT, ours.substring(ours.indexOf('\n') + 1));
    assertThat(run("verify", kibana.url()).said()).contains("-").contains("swarmkeeper-tag");

    kibana.answering(EXPORT, ours.replaceFirst("\"panelsJSON\":\"\\[", "\"panelsJSON\":\"[{},"));
    assertThat(run("verify", kibana.url()).exit()).isEqualTo(1);
  }

  private Ran run(String script, String... arguments) throws Exception {
    var command = Stream.concat(Stream.of("./" + script), Stream.of(arguments)).toList();
    var builder = new ProcessBuilder(List.copyOf(command)).redirectErrorStream(true);
    builder.environment().putAll(environment);
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ran(process.waitFor(), said);
  }
}
