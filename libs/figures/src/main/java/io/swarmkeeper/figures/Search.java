package io.swarmkeeper.figures;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * A figure as the search that Elasticsearch answers: aggregations only, no scripts, no documents.
 */
public final class Search {
  /** The aggregation of a split, at every level. */
  static final String SPLIT = "split";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Search() {}

  /** The body of the search, for one swarm or all. */
  public static ObjectNode of(Figure figure, Period period, Optional<String> swarm) {
    var body = JSON.objectNode().put("size", 0).put("track_total_hits", true);
    var bool = body.putObject("query").putObject("bool");
    var filter = bool.putArray("filter");
    filter
        .addObject()
        .putObject("range")
        .putObject("@timestamp")
        .put("gte", period.from().toString())
        .put("lt", period.to().toString());
    swarm.ifPresent(name -> filter.add(term("orchestrator.cluster.name", List.of(name))));
    figure.of().conditions().forEach(c -> filter.add(query(c)));
    var not = bool.putArray("must_not");
    figure.but().conditions().forEach(c -> not.add(query(c)));
    split(body, figure, 0);
    return body;
  }

  private static void split(ObjectNode parent, Figure figure, int level) {
    var aggs = parent.putObject("aggs");
    if (level < figure.by().size()) {
      var split = aggs.putObject(SPLIT);
      switch (figure.by().get(level)) {
        case Split.Top top -> top(split.putObject("terms"), top, figure.columns().getFirst());
        case Split.Over over ->
            split
                .putObject("date_histogram")
                .put("field", over.field())
                .put("calendar_interval", over.every().interval())
                .put("min_doc_count", 1);
      }
      split(split, figure, level + 1);
    }
    var measured = measured(figure, level);
    for (var i = 0; i < measured; i++) {
      measure(aggs, name(i), figure.columns().get(i));
    }
    if (aggs.isEmpty()) {
      parent.remove("aggs");
    }
  }

  /** The parts need all columns; what lies between needs the one that it is ordered by. */
  private static int measured(Figure figure, int level) {
    if (level == figure.by().size()) {
      return figure.columns().size();
    }
    return level == 0 ? 0 : 1;
  }

  private static void top(ObjectNode terms, Split.Top top, Column first) {
    var order =
        switch (first.measure()) {
          case COUNT -> "_count";
          case MEDIAN, P90, P95 -> name(0) + "[" + percent(first.measure()) + "]";
          case SHARE, AVERAGE, SUM, MIN, MAX, DIFFERENT -> name(0);
        };
    terms.put("field", top.field()).put("size", top.top());
    terms.putObject("order").put(order, "desc");
  }

  private static void measure(ObjectNode aggs, String name, Column column) {
    var conditions = column.only().conditions();
    if (conditions.isEmpty()) {
      metric(aggs, name, column);
      return;
    }
    var filtered = aggs.putObject(name);
    var filter = filtered.putObject("filter").putObject("bool").putArray("filter");
    conditions.forEach(c -> filter.add(query(c)));
    if (column.measure() != Measure.COUNT) {
      metric(filtered.putObject("aggs"), name, column);
    }
  }

  /** A count needs no aggregation: every bucket knows how many documents are in it. */
  private static void metric(ObjectNode aggs, String name, Column column) {
    var field = column.field().orElse("");
    switch (column.measure()) {
      case COUNT -> {}
      case SHARE, AVERAGE -> aggs.putObject(name).putObject("avg").put("field", field);
      case SUM -> aggs.putObject(name).putObject("sum").put("field", field);
      case MIN -> aggs.putObject(name).putObject("min").put("field", field);
      case MAX -> aggs.putObject(name).putObject("max").put("field", field);
      case DIFFERENT -> aggs.putObject(name).putObject("cardinality").put("field", field);
      case MEDIAN, P90, P95 -> {
        var percentiles = aggs.putObject(name).putObject("percentiles").put("field", field);
        percentiles.putArray("percents").add(percent(column.measure()));
      }
    }
  }

  static String name(int column) {
    return "c" + column;
  }

  static int percent(Measure measure) {
    return switch (measure) {
      case MEDIAN -> 50;
      case P90 -> 90;
      case P95 -> 95;
      case COUNT, SHARE, AVERAGE, SUM, MIN, MAX, DIFFERENT ->
          throw new IllegalArgumentException(measure + " is no percentile");
    };
  }

  private static ObjectNode query(Condition condition) {
    return switch (condition) {
      case Condition.Present c -> {
        var query = JSON.objectNode();
        query.putObject("exists").put("field", c.field());
        yield query;
      }
      case Condition.OneOf c -> term(c.field(), c.values());
      case Condition.Above c -> {
        var query = JSON.objectNode();
        query.putObject("range").putObject(c.field()).put("gt", c.limit());
        yield query;
      }
    };
  }

  private static ObjectNode term(String field, List<String> values) {
    var query = JSON.objectNode();
    var list = query.putObject("terms").putArray(field);
    values.forEach(list::add);
    return query;
  }
}
