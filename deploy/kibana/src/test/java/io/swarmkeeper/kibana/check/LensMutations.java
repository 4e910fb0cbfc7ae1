package io.swarmkeeper.kibana.check;

import static io.swarmkeeper.kibana.check.Finding.Layer.FIELDS;
import static io.swarmkeeper.kibana.check.Finding.Layer.LENS;
import static io.swarmkeeper.kibana.check.MutationTest.object;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Ways to break a visualization, and what it asks for. */
final class LensMutations {
  private LensMutations() {}

  static Stream<Arguments> all() {
    return Stream.of(lenses(), fields()).flatMap(s -> s);
  }

  private static Stream<Arguments> lenses() {
    return Stream.of(
        object(
            LENS,
            "a column that is not ordered",
            m -> ((ArrayNode) m.layer("dora", "dora-stacks").get("columnOrder")).remove(1)),
        object(
            LENS,
            "a measure before a split",
            m ->
                m.layer("dora", "dora-per-day")
                    .putArray("columnOrder")
                    .add("measure-0")
                    .add("split-0")),
        object(
            LENS,
            "an order by what is not there",
            m ->
                m.column("dora", "dora-stacks", "split-0")
                    .withObject("/params/orderBy")
                    .put("columnId", "measure-9")),
        object(
            LENS,
            "a number that is not there",
            m -> m.drawn("dora", "dora-lead-time").put("metricAccessor", "measure-9")),
        object(
            LENS,
            "an axis that measures",
            m ->
                m.drawn("dora", "dora-per-day")
                    .withObject("/layers/0")
                    .put("xAccessor", "measure-0")),
        object(
            LENS,
            "a column that is not drawn",
            m -> ((ArrayNode) m.drawn("dora", "dora-stacks").get("columns")).remove(1)),
        object(
            LENS,
            "a column that is drawn twice",
            m ->
                ((ArrayNode) m.drawn("dora", "dora-stacks").get("columns"))
                    .add(m.drawn("dora", "dora-stacks").at("/columns/1").deepCopy())),
        object(
            LENS,
            "the layer of another",
            m -> m.drawn("dora", "dora-lead-time").put("layerId", "other")),
        object(
            LENS, "no scale", m -> m.column("dora", "dora-per-day", "measure-0").remove("scale")),
        object(
            LENS,
            "a count of a field",
            m -> m.column("dora", "dora-per-day", "measure-0").put("sourceField", "event.id")),
        object(
            LENS,
            "an operation that cannot be executed",
            m ->
                m.column("dora", "dora-lead-time", "measure-0").put("operationType", "last_value")),
        object(
            LENS,
            "an interval that cannot be executed",
            m ->
                m.column("dora", "dora-per-day", "split-0")
                    .withObject("/params")
                    .put("interval", "auto")),
        object(LENS, "a version", m -> m.lens("dora", "dora-stacks").put("version", 1)),
        object(
            LENS,
            "another kind of picture",
            m -> m.lens("dora", "dora-stacks").put("visualizationType", "lnsPie")),
        object(
            LENS,
            "a heat map without a value",
            m -> m.drawn("health", "health-map").remove("valueAccessor")));
  }

  private static Stream<Arguments> fields() {
    return Stream.of(
        object(
            FIELDS,
            "a field that is not there",
            m ->
                m.column("dora", "dora-lead-time", "measure-0")
                    .put("sourceField", "keeper.deployment.leadtime")),
        object(
            FIELDS,
            "a sum of a word",
            m -> m.column("dora", "dora-lead-time", "measure-0").put("sourceField", "user.name")),
        object(
            FIELDS,
            "a split by a text",
            m -> m.column("dora", "dora-stacks", "split-0").put("sourceField", "message")),
        object(
            FIELDS,
            "days of a number",
            m -> m.column("dora", "dora-per-day", "split-0").put("sourceField", "event.duration")),
        object(FIELDS, "a query of an unknown field", m -> query(m, "keeper.recrod : \"x\"")),
        object(FIELDS, "a query of what is not indexed", m -> query(m, "event.original : \"x\"")),
        object(FIELDS, "a query that cannot be read", m -> query(m, "keeper.record : ")),
        object(FIELDS, "a word for a number", m -> query(m, "keeper.deployment.failed : \"yes\"")),
        object(
            FIELDS,
            "a control of a number",
            m -> control(m).withObject("/explicitInput").put("fieldName", "event.duration")),
        object(
            FIELDS,
            "a column of an unknown field",
            m -> m.attributes("search", "rollbacks").withArray("columns").add("user.nmae")),
        object(
            FIELDS,
            "a format of a word",
            m ->
                m.attributes("index-pattern", "audit")
                    .withObject("/fieldFormatMap")
                    .set(
                        "user.name",
                        m.attributes("index-pattern", "audit")
                            .at("/fieldFormatMap/event.duration"))),
        object(
            FIELDS,
            "a date that is said to be a number",
            m ->
                m.column("deployments", "deployments-stacks", "measure-4")
                    .put("dataType", "number")),
        object(
            FIELDS,
            "a data view of nothing",
            m -> m.attributes("index-pattern", "audit").put("title", "logs-keeper.adit-*")));
  }

  private static ObjectNode control(Mutant mutant) {
    return (ObjectNode)
        mutant.attributes("dashboard", "dora").at("/controlGroupInput/panelsJSON/stack");
  }

  private static void query(Mutant mutant, String kql) {
    mutant.lens("dora", "dora-lead-time").withObject("/state/query").put("query", kql);
  }
}
