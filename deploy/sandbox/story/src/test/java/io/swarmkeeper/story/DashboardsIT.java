package io.swarmkeeper.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmkeeper.figures.Period;
import io.swarmkeeper.figures.Row;
import io.swarmkeeper.kibana.run.Elasticsearch;
import io.swarmkeeper.kibana.run.Execution;
import io.swarmkeeper.kibana.run.ReportAgreement;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The last layer of the check of the dashboards (deploy/kibana/README.md): they are executed on the
 * records that the stories before this one have left, and on those of a few more events that those
 * do without.
 */
@ExtendWith(OurServices.class)
@Order(Integer.MAX_VALUE)
@TestInstance(Lifecycle.PER_CLASS)
class DashboardsIT {
  private static final String STACK = "story-boards";

  /** The same each time: the dashboards show the most frequent reasons, and others ask a lot. */
  private static final String REASON = "all that a dashboard shows";

  private final Audit audit = new Audit();
  private final Elasticsearch elastic = new Elasticsearch(Sandbox.variable("KEEPER_ELASTICSEARCH"));
  private final Swarm swarm = new Swarm();
  private final Instant begun = Instant.now();
  private Execution execution;

  @BeforeAll
  void let_everything_happen_that_a_dashboard_shows() throws Exception {
    execution = new Execution(ndjson(), elastic);
    try {
      story();
    } finally {
      for (var node : List.of("node-2", "node-3")) {
        if (!swarm.availability(node).equals("active")) {
          var _ = Keeper.run("activate", node, "--reason", "clean up after a test");
        }
      }
      swarm.remove(STACK);
      swarm.close();
    }
    audit.put(Samples.document("service", 2));
    audit.refresh();
  }

  private void story() throws Exception {
    deployed("web:v1", 0);
    deployed("web:never-healthy", 3);
    deployed("web:v2", 0);
    assertThat(Keeper.run("drain", "node-2", "--reason", "kernel update").exit()).isZero();
    assertThat(Keeper.run("activate", "node-2", "--reason", "kernel updated").exit()).isZero();
    var stuck = Keeper.run("drain", "node-3", "--deadline", "15s", "--reason", "what cannot move");
    assertThat(stuck.exit()).as("%s", stuck).isEqualTo(5);
    assertThat(Keeper.run("activate", "node-3", "--reason", "give up").exit()).isZero();
    assertThat(Keeper.run("pause", "d-nobody", "--reason", "no such operation").exit())
        .isEqualTo(1);
    assertThat(Keeper.run("drain", "node-99", "--reason", "no such node").exit()).isEqualTo(1);
    assertThat(Keeper.run("drain", "node-99", "--reason", "long ".repeat(300)).exit()).isEqualTo(1);
    RawJournal.publish(List.of("event.planner.unheard-of"), "{\"not\": ");
  }

  @Test
  void every_panel_and_every_column_of_every_search_has_something_to_show() {
    await().atMost(Duration.ofMinutes(1)).until(this::missing, is(empty()));
  }

  /**
   * Of all the stories' records, and of this one's alone: a table shows only the most frequent
   * services and reasons, and which ones those are depends on how often the others had to try.
   */
  private List<String> missing() throws Exception {
    var empty = execution.empty(ofOurSwarm());
    empty.retainAll(execution.empty(ofThisStory()));
    return empty;
  }

  @Test
  void a_query_that_can_be_asked_and_finds_nothing_is_found() throws Exception {
    var misspelt = ndjson().replace("rollout_completed", "rollout_complete");

    assertThat(new Execution(misspelt, elastic).empty(ofOurSwarm()))
        .contains("swarmkeeper-dashboard-dora, dora-frequency: Successful deployments");
  }

  @Test
  void every_figure_is_the_same_asked_directly_and_shown_by_its_panel() throws Exception {
    var both = new ReportAgreement(execution, elastic).of(lately(), Sandbox.SWARM);

    assertThat(both).hasSizeGreaterThan(40);
    assertThat(both)
        .allSatisfy((figure, rows) -> {
          assertThat(rows.asFigure()).as(figure).isNotEmpty();
          assertThat(rows.agree()).as("%s: %s", figure, rows).isTrue();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"deployments", "drains", "health", "who"})
  void the_terminal_shows_what_the_panels_show(String topic) throws Exception {
    var report = Keeper.json("report", topic, "--since", "1d");
    assertThat(report.exit()).as("%s", report).isZero();
    var printed = report.lines().getFirst();
    var period =
        new Period(
            Instant.parse(printed.path("from").asText()),
            Instant.parse(printed.path("to").asText()));
    var both = new ReportAgreement(execution, elastic).of(period, Sandbox.SWARM);

    assertThat(printed.path("figures")).isNotEmpty();
    for (var figure : printed.path("figures")) {
      var name = topic + "/" + figure.path("name").asText();
      assertThat(rows(figure)).as(name).isEqualTo(both.get(name).asPanel());
    }
    assertThat(Keeper.run("report", topic).exit()).isZero();
  }

  private static String ndjson() throws IOException {
    return Files.readString(Sandbox.ROOT.resolve("deploy/kibana/swarmkeeper.ndjson"));
  }

  private static JsonNode ofOurSwarm() {
    var filter = new ObjectMapper().createObjectNode();
    filter.putObject("term").put("orchestrator.cluster.name", Sandbox.SWARM);
    return filter;
  }

  private JsonNode ofThisStory() {
    var filter = new ObjectMapper().createObjectNode();
    filter.putObject("range").putObject("@timestamp").put("gte", begun.toString());
    return filter;
  }

  /** One service that can move, and one that cannot. */
  private static void deployed(String image, int exit) throws InterruptedException {
    var text =
        """
        version: "3.8"
        services:
          web:
            image: %1$s/%2$s
            deploy: {endpoint_mode: dnsrr, update_config: {monitor: 2s}}
          stays:
            image: %1$s/web:v1
            deploy: {endpoint_mode: dnsrr, placement: {constraints: [node.hostname == node-3]}}
        """
            .formatted(Sandbox.registry(), image);
    var told =
        Keeper.json(
            "deploy",
            "-c",
            Keeper.file(text),
            STACK,
            "--reason",
            REASON,
            "--ticket",
            "ST-1",
            "--commit-time",
            Instant.now().minus(Duration.ofHours(1)).toString());
    assertThat(told.exit()).as("%s", told).isEqualTo(exit);
  }

  private static List<Row> rows(JsonNode figure) {
    var rows = new ArrayList<Row>();
    for (var row : figure.path("rows")) {
      var parts = new ArrayList<String>();
      row.path("parts").forEach(part -> parts.add(part.asText()));
      var values = new ArrayList<OptionalDouble>();
      row.path("values")
          .forEach(value ->
              values.add(
                  value.isNull() ? OptionalDouble.empty() : OptionalDouble.of(value.asDouble())));
      rows.add(new Row(parts, values));
    }
    return rows;
  }

  private static Period lately() {
    var now = Instant.now();
    return new Period(now.minus(Duration.ofDays(1)), now);
  }
}
