package io.swarmkeeper.kibana.check;

import static io.swarmkeeper.kibana.check.Defect.Layer.FIELDS;
import static io.swarmkeeper.kibana.check.Defect.Layer.LENS;
import static io.swarmkeeper.kibana.check.Mutation.foundBy;
import static io.swarmkeeper.kibana.check.Mutation.way;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Ways to break a visualization, and what it asks for. */
final class LensMutations {
  private LensMutations() {}

  static Stream<Arguments> all() {
    return Stream.of(columns(), visualizations(), fields(), queries()).flatMap(s -> s);
  }

  private static Stream<Arguments> columns() {
    return foundBy(
        LENS,
        way(
            "a column that is not ordered",
            m -> ((ArrayNode) m.layer("dora", "dora-stacks").get("columnOrder")).remove(1)),
        way(
            "a measure before a split",
            m ->
                m.layer("dora", "dora-per-day")
                    .putArray("columnOrder")
                    .add("measure-0")
                    .add("split-0")),
        way(
            "an order by what is not there",
            m ->
                m.column("dora", "dora-stacks", "split-0")
                    .withObject("/params/orderBy")
                    .put("columnId", "measure-9")),
        way("no scale", m -> m.column("dora", "dora-per-day", "measure-0").remove("scale")),
        way(
            "a count of a field",
            m -> m.column("dora", "dora-per-day", "measure-0").put("sourceField", "event.id")),
        way(
            "an operation that cannot be executed",
            m ->
                m.column("dora", "dora-lead-time", "measure-0").put("operationType", "last_value")),
        way(
            "an interval that cannot be executed",
            m ->
                m.column("dora", "dora-per-day", "split-0")
                    .withObject("/params")
                    .put("interval", "auto")),
        way("a version", m -> m.lens("dora", "dora-stacks").put("version", 1)));
  }

  private static Stream<Arguments> visualizations() {
    return foundBy(
        LENS,
        way(
            "a number that is not there",
            m -> m.drawn("dora", "dora-lead-time").put("metricAccessor", "measure-9")),
        way(
            "an axis that measures",
            m ->
                m.drawn("dora", "dora-per-day")
                    .withObject("/layers/0")
                    .put("xAccessor", "measure-0")),
        way(
            "a column that is not drawn",
            m -> ((ArrayNode) m.drawn("dora", "dora-stacks").get("columns")).remove(1)),
        way(
            "a column that is drawn twice",
            m ->
                ((ArrayNode) m.drawn("dora", "dora-stacks").get("columns"))
                    .add(m.drawn("dora", "dora-stacks").at("/columns/1").deepCopy())),
        way("the layer of another", m -> m.drawn("dora", "dora-lead-time").put("layerId", "other")),
        way(
            "another kind of picture",
            m -> m.lens("dora", "dora-stacks").put("visualizationType", "lnsPie")),
        way(
            "a heat map without a value",
            m -> m.drawn("health", "health-map").remove("valueAccessor")));
  }

  private static Stream<Arguments> fields() {
    return foundBy(
        FIELDS,
        way(
            "a field that is not there",
            m ->
                m.column("dora", "dora-lead-time", "measure-0")
                    .put("sourceField", "keeper.deployment.leadtime")),
        way(
            "a sum of a word",
            m -> m.column("dora", "dora-lead-time", "measure-0").put("sourceField", "user.name")),
        way(
            "a split by a text",
            m -> m.column("dora", "dora-stacks", "split-0").put("sourceField", "message")),
        way(
            "days of a number",
            m -> m.column("dora", "dora-per-day", "split-0").put("sourceField", "event.duration")),
        way(
            "a control of a number",
            m -> control(m).withObject("/explicitInput").put("fieldName", "event.duration")),
        way(
            "a column of an unknown field",
            m -> m.attributes("search", "rollbacks").withArray("columns").add("user.nmae")),
        way(
            "a format of a word",
            m -> {
              var formats = m.attributes("index-pattern", "audit").withObject("/fieldFormatMap");
              formats.set("user.name", formats.get("event.duration"));
            }),
        way(
            "a date that is said to be a number",
            m ->
                m.column("deployments", "deployments-stacks", "measure-4")
                    .put("dataType", "number")),
        way(
            "a data view of nothing",
            m -> m.attributes("index-pattern", "audit").put("title", "logs-keeper.adit-*")));
  }

  private static Stream<Arguments> queries() {
    return foundBy(
        FIELDS,
        way("a query of an unknown field", m -> query(m, "keeper.recrod : \"x\"")),
        way("a query of what is not indexed", m -> query(m, "event.original : \"x\"")),
        way("a query that cannot be read", m -> query(m, "keeper.record : ")),
        way("a word for a number", m -> query(m, "keeper.deployment.failed : \"yes\"")));
  }

  private static ObjectNode control(Mutant mutant) {
    return (ObjectNode)
        mutant.attributes("dashboard", "dora").at("/controlGroupInput/panelsJSON/stack");
  }

  private static void query(Mutant mutant, String kql) {
    mutant.lens("dora", "dora-lead-time").withObject("/state/query").put("query", kql);
  }
}
