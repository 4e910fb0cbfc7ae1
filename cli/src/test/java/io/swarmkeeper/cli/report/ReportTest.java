package io.swarmkeeper.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmkeeper.cli.Calls;
import io.swarmkeeper.figures.Figures;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReportTest {
  private static final String KNOWN =
      "{\"aggregations\": {\"swarms\": {\"buckets\": [{\"key\": \"local\"}, {\"key\": \"prod\"}]}}}";
  private static final String NONE = "{\"hits\": {\"total\": {\"value\": 0}}}";
  private final Calls calls = new Calls();

  @Test
  void the_numbers_stand_above_tables_that_fit_the_terminal() throws IOException {
    var result = report(80, deployments(), "deployments", "--since", "7d");

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out().lines())
        .containsSequence(
            "Finished         12",
            "Success rate     91.7 %",
            "Median duration  26 s",
            "Rolled back      0",
            "",
            "Deployments per day by verdict",
            "DAY         succeeded  rolled back",
            "2026-11-02  2          1",
            "2026-11-03  9          -",
            "",
            "Stacks",
            "STACK        DEPLOYMENTS  FAILED  ROLLED BACK  MEDIAN  LAST",
            "nerd-dinner  12           8.3 %   1            26 s    2026-11-03 10:00")
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }

  @Test
  void names_are_shortened_before_a_line_gets_too_long() throws IOException {
    var long1 = "a-stack-with-a-very-long-name_and-a-service-with-an-even-longer-name";
    var result = report(80, deployments().replace("nerd-dinner", long1), "deployments");

    assertThat(result.out().lines())
        .allSatisfy(l -> assertThat(l.length()).isLessThanOrEqualTo(80));
    assertThat(result.out())
        .containsPattern("a-stack-with-[a-z-]*\\.\\.\\.  ")
        .contains("2026-11-03 10:00");
  }

  @ParameterizedTest
  @EnumSource(ReportTopic.class)
  void every_topic_asks_for_all_its_figures_in_one_request(ReportTopic topic) throws IOException {
    try (var elastic = new FakeElastic(200, answers(topic.name(), NONE))) {
      var result =
          calls
              .with("KEEPER_ELASTICSEARCH", elastic.url())
              .keeper("report", topic.name(), "-o", "json");

      assertThat(result.exit()).as(result.err()).isZero();
      assertThat(elastic.asked).hasSize(1);
      assertThat(elastic.asked.getFirst().lines()).hasSize(3 + 2 * Figures.of(topic.name()).size());
      var json = new ObjectMapper().readTree(result.out());
      assertThat(json.path("figures")).hasSize(Figures.of(topic.name()).size());
      assertThat(json.at("/figures/0/rows/0/values/0").asDouble(-1)).isZero();
    }
  }

  @Test
  void what_others_have_named_steers_no_terminal_and_shows_no_secret() throws IOException {
    var hostile = "evil\\u001b[2J\\u009b\\u202e\\nFORGED x://u:hunter2Canary@h";
    for (var format : List.of("text", "json")) {
      try (var elastic = new FakeElastic(200, deployments().replace("nerd-dinner", hostile))) {
        var result =
            calls
                .with("KEEPER_ELASTICSEARCH", elastic.url())
                .keeper("report", "deployments", "-o", format);

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out())
            .contains("evil")
            .doesNotContainPattern("[\\p{Cc}&&[^\n]]|\\p{Cf}")
            .doesNotContain("\nFORGED", "hunter2Canary");
      }
    }
  }

  @Test
  void nothing_in_this_time_is_a_sentence_and_no_error() throws IOException {
    var result = report(100, answers("who", NONE), "who");

    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .contains("Who changed what of swarm local")
        .contains("Nothing of this kind");
  }

  @Test
  void a_swarm_without_any_record_is_not_reported_as_a_swarm_without_deployments()
      throws IOException {
    var result = report(100, answers("who", NONE), "who", "--swarm", "pord");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("no record of a swarm 'pord'").contains("local, prod");
  }

  @Test
  void an_elasticsearch_that_is_not_there_is_named_with_what_to_do() {
    var result = calls.keeper("report", "who", "--elasticsearch", "http://127.0.0.1:9");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .contains("http://127.0.0.1:9", "cannot be reached", "KEEPER_ELASTICSEARCH");
    assertThat(result.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401|{}|KEEPER_ELASTICSEARCH_API_KEY|1",
        "503|busy|answered 503|5",
        "200|<html>|is no Elasticsearch|5",
        "200|{}|is no Elasticsearch|5",
        "200|{\"responses\": [{\"error\": {\"reason\": \"all shards failed\"}}]}|all shards failed|5",
        "200|{\"responses\": [{\"_shards\": {\"total\": 3, \"failed\": 1}}]}|1 of 3 shards|5",
      })
  void an_answer_that_is_none_is_never_taken_for_numbers(
      int status, String answer, String says, int exit) throws IOException {
    try (var elastic = new FakeElastic(status, answer)) {
      var result = calls.keeper("report", "who", "--elasticsearch", elastic.url());

      assertThat(result.exit()).isEqualTo(exit);
      assertThat(result.err()).contains(says).contains(elastic.url());
      assertThat(result.out()).isEmpty();
    }
  }

  @Test
  void credentials_go_to_elasticsearch_and_nowhere_else() throws IOException {
    try (var elastic = new FakeElastic(403, "")) {
      var secret = elastic.url().replace("//", "//ann:s3cret@");
      var result = calls.keeper("report", "who", "--elasticsearch", secret);
      var _ =
          calls
              .with("KEEPER_ELASTICSEARCH_API_KEY", "abc")
              .keeper("report", "who", "--elasticsearch", elastic.url());

      assertThat(elastic.authorizations).containsExactly("Basic YW5uOnMzY3JldA==", "ApiKey abc");
      assertThat(result.err()).doesNotContain("s3cret");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "report|deployments",
        "report weather|weather",
        "report who --since soon|is not a duration",
        "report who --since 0d|no time at all",
        "report who --elasticsearch nowhere|no address of Elasticsearch",
        "report who --elasticsearch ht!tp://x|no address of Elasticsearch",
      })
  void bad_input_exits_with_1_and_says_what_is_wrong(String command, String says) {
    var result = calls.keeper(command.split(" ", -1));

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains(says);
  }

  private Calls.Result report(int width, String answers, String... args) throws IOException {
    try (var elastic = new FakeElastic(200, answers)) {
      var all = Stream.concat(Stream.of("report"), Stream.of(args)).toArray(String[]::new);
      return calls.atTerminal(width, "").with("KEEPER_ELASTICSEARCH", elastic.url()).keeper(all);
    }
  }

  /** The same answer to every figure of a topic. */
  private static String answers(String topic, String each) {
    return Stream.concat(
            Stream.of(KNOWN), Collections.nCopies(Figures.of(topic).size(), each).stream())
        .collect(Collectors.joining(",", "{\"responses\": [", "]}"));
  }

  private static String deployments() {
    return """
    {"responses": [%s,
     {"hits": {"total": {"value": 12}}},
     {"aggregations": {"c0": {"value": 0.9166}}},
     {"aggregations": {"c0": {"values": {"50.0": 26500000000.0}}}},
     {"hits": {"total": {"value": 0}}},
     {"aggregations": {"split": {"buckets": [
       {"key_as_string": "2026-11-02T00:00:00.000Z", "doc_count": 3, "split": {"buckets": [
         {"key": "succeeded", "doc_count": 2}, {"key": "rolled back", "doc_count": 1}]}},
       {"key_as_string": "2026-11-03T00:00:00.000Z", "doc_count": 9, "split": {"buckets": [
         {"key": "succeeded", "doc_count": 9}]}}]}}},
     {"aggregations": {"split": {"buckets": [
       {"key": "nerd-dinner", "doc_count": 12, "c1": {"value": 0.0834}, "c2": {"value": 1},
        "c3": {"values": {"50.0": 26500000000.0}}, "c4": {"value": 1793700000000}}]}}},
     %s, %s, %s]}
    """
        .formatted(KNOWN, NONE, NONE, NONE);
  }
}
