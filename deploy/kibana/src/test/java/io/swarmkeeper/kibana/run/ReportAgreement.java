package io.swarmkeeper.kibana.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.figures.Figure;
import io.swarmkeeper.figures.Figures;
import io.swarmkeeper.figures.Period;
import io.swarmkeeper.figures.Row;
import io.swarmkeeper.figures.Search;
import io.swarmkeeper.kibana.kql.Kql;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Whether the panels, executed from the saved objects alone, show what the figures that they were
 * made from give when {@code keeper report} asks. Only Elasticsearch is common to both ways.
 */
public final class ReportAgreement {
  private static final double ROUNDING = 1e-9;
  private final Execution execution;
  private final Elasticsearch elastic;

  public ReportAgreement(Execution execution, Elasticsearch elastic) {
    this.execution = execution;
    this.elastic = elastic;
  }

  /** The rows of a figure, by its name, on both ways. */
  public record Both(List<Row> asFigure, List<Row> asPanel) {
    /** Whether keys, order and values are the same. */
    public boolean agree() {
      return asFigure.size() == asPanel.size()
          && IntStream.range(0, asFigure.size())
              .allMatch(i -> ReportAgreement.agree(asFigure.get(i), asPanel.get(i)));
    }
  }

  /** All figures of a period, of one swarm. */
  public Map<String, Both> of(Period period, String swarm)
      throws IOException, InterruptedException, Kql.Unreadable {
    var both = new TreeMap<String, Both>();
    var panels = new TreeMap<String, LensPanel>();
    execution.panels().forEach(panel -> panels.put(panel.name(), panel));
    for (var topic : Figures.TOPICS) {
      for (var figure : Figures.of(topic).entrySet()) {
        var panel = panels.get(topic + "-" + figure.getKey());
        both.put(
            topic + "/" + figure.getKey(),
            new Both(asFigure(figure.getValue(), period, swarm), asPanel(panel, period, swarm)));
      }
    }
    return both;
  }

  private List<Row> asFigure(Figure figure, Period period, String swarm)
      throws IOException, InterruptedException {
    var search = Search.of(figure, period, Optional.of(swarm));
    return Row.of(figure, elastic.search(figure.in().pattern(), search));
  }

  private List<Row> asPanel(LensPanel panel, Period period, String swarm)
      throws IOException, InterruptedException, Kql.Unreadable {
    var filter = new ObjectNode(JsonNodeFactory.instance);
    var both = filter.putObject("bool").putArray("filter");
    both.addObject()
        .putObject("range")
        .putObject("@timestamp")
        .put("gte", period.from().toString())
        .put("lt", period.to().toString());
    both.addObject().putObject("term").put("orchestrator.cluster.name", swarm);
    return execution.rows(panel, filter);
  }

  private static boolean agree(Row one, Row other) {
    return one.parts().equals(other.parts())
        && one.values().size() == other.values().size()
        && IntStream.range(0, one.values().size())
            .allMatch(i -> agree(one.values().get(i), other.values().get(i)));
  }

  private static boolean agree(OptionalDouble one, OptionalDouble other) {
    return one.isPresent() == other.isPresent()
        && Math.abs(one.orElse(0) - other.orElse(0)) <= ROUNDING * Math.abs(one.orElse(0));
  }
}
