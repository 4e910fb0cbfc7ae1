package io.swarmkeeper.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.swarmkeeper.cli.elastic.ElasticHttp;
import io.swarmkeeper.cli.elastic.ElasticOptions;
import io.swarmkeeper.cli.elastic.MultiSearch;
import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.Session;
import io.swarmkeeper.cli.text.DurationConverter;
import io.swarmkeeper.figures.DataStreams;
import io.swarmkeeper.figures.Figures;
import io.swarmkeeper.figures.Period;
import io.swarmkeeper.figures.Row;
import io.swarmkeeper.figures.Search;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keeper report}: what the dashboards show, for people without a Kibana. */
@Command(name = "report", description = "What the dashboards show, from Elasticsearch.")
public final class ReportCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "deployments|drains|health|who", description = "What it is about.")
  ReportTopic topic;

  @Option(
      names = "--since",
      paramLabel = "30d",
      defaultValue = "30d",
      converter = DurationConverter.class,
      description = "How far back (default 30d).")
  Duration since;

  @Mixin final ElasticOptions elasticsearch = new ElasticOptions();

  public ReportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws GiveUp, InterruptedException {
    var now = session.now();
    var report = asked(new Period(now.minus(since), now));
    if (session.json()) {
      session.print(ReportJson.of(report));
      return 0;
    }
    var period = report.period();
    session.say(
        "%s of swarm %s, %s to %s UTC"
            .formatted(
                topic.title(),
                report.swarm(),
                MeasuredValues.minute(period.from()),
                MeasuredValues.minute(period.to())));
    session.say("");
    if (report.isEmpty()) {
      session.say("Nothing of this kind is recorded in this time. --since 90d looks further back.");
    } else {
      ReportText.of(report, session.terminal().width()).forEach(session::say);
    }
    return 0;
  }

  private FigureReport asked(Period period) throws GiveUp, InterruptedException {
    var swarm = session.swarm();
    var figures = Figures.of(topic.name());
    var questions = new ArrayList<MultiSearch.Question>();
    questions.add(swarms());
    figures
        .values()
        .forEach(figure ->
            questions.add(
                new MultiSearch.Question(
                    figure.in(), Search.of(figure, period, Optional.of(swarm)))));
    var address = elasticsearch.address(session);
    try (var elastic = new ElasticHttp(address)) {
      var answers = new MultiSearch(elastic).ask(questions);
      known(swarm, answers.removeFirst(), address.where());
      var answered = new LinkedHashMap<String, FigureReport.AnsweredFigure>();
      figures.forEach((name, figure) ->
          answered.put(
              name,
              new FigureReport.AnsweredFigure(figure, Row.of(figure, answers.removeFirst()))));
      return new FigureReport(topic, swarm, period, answered);
    }
  }

  /**
   * Which swarms have records at all: a report of zeros about a swarm that nobody knows would be a
   * lie.
   */
  private static MultiSearch.Question swarms() {
    var search = JsonNodeFactory.instance.objectNode().put("size", 0);
    search
        .putObject("aggs")
        .putObject("swarms")
        .putObject("terms")
        .put("field", "orchestrator.cluster.name")
        .put("size", 1000);
    return new MultiSearch.Question(DataStreams.ALL, search);
  }

  private static void known(String swarm, JsonNode answer, String where) throws GiveUp {
    var names = new ArrayList<String>();
    for (var bucket : answer.at("/aggregations/swarms/buckets")) {
      names.add(bucket.path("key").asText());
    }
    if (!names.contains(swarm)) {
      throw GiveUp.refused(
          "Elasticsearch at %s has no record of a swarm '%s'; it has %s."
              .formatted(where, swarm, names.isEmpty() ? "none of any" : String.join(", ", names)),
          "Is it another one (--swarm, KEEPER_SWARM), or does the indexer not run?");
    }
  }
}
