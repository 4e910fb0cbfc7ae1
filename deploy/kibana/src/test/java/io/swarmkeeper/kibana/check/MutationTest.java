package io.swarmkeeper.kibana.check;

import static io.swarmkeeper.kibana.check.Finding.Layer.ATTRIBUTES;
import static io.swarmkeeper.kibana.check.Finding.Layer.ENVELOPE;
import static io.swarmkeeper.kibana.check.Finding.Layer.FIELDS;
import static io.swarmkeeper.kibana.check.Finding.Layer.FILE;
import static io.swarmkeeper.kibana.check.Finding.Layer.LENS;
import static io.swarmkeeper.kibana.check.Finding.Layer.REFERENCES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The check is checked: each way to break the file is found, and by the layer that should. */
class MutationTest {
  @Test
  void taking_the_file_apart_and_together_changes_nothing() throws JsonProcessingException {
    assertThat(Mutant.of(Ours.NDJSON).text()).isEqualTo(Ours.NDJSON);
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        text("a line that is cut off", t -> t.substring(0, t.length() / 2) + "\n"),
        text("a last line without an end", t -> t.substring(0, t.length() - 1)),
        text("a line twice", t -> t + t.lines().findFirst().orElseThrow() + "\n"),
        text("a line that is no object", t -> t + "[]\n"),
        text("an empty line", t -> t + "\n"),
        text("nothing at all", _ -> ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void a_broken_file_is_found(String name, UnaryOperator<String> mutation) {
    var findings = Check.of(mutation.apply(Ours.NDJSON), Template.of(Ours.templates()));
    assertThat(findings).as(name).extracting(Finding::layer).contains(FILE);
  }

  static Stream<Arguments> mutations() {
    return Stream.of(envelopes(), attributes(), references(), lenses(), fields()).flatMap(s -> s);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("mutations")
  void a_broken_object_is_found(Finding.Layer layer, String name, Consumer<Mutant> mutation)
      throws JsonProcessingException {
    var mutant = Mutant.of(Ours.NDJSON);
    mutation.accept(mutant);
    assertThat(mutant.text()).as("the mutation changes something").isNotEqualTo(Ours.NDJSON);

    var findings = Check.of(mutant.text(), Template.of(Ours.templates()));
    assertThat(findings).as(name).extracting(Finding::layer).contains(layer);
  }

  private static Stream<Arguments> envelopes() {
    return Stream.of(
        object(
            ENVELOPE,
            "a newer version",
            m -> m.object("dashboard", "dora").put("typeMigrationVersion", "10.9.0")),
        object(
            ENVELOPE,
            "no version",
            m -> m.object("search", "rollbacks").remove("typeMigrationVersion")),
        object(
            ENVELOPE,
            "no core version",
            m -> m.object("search", "rollbacks").remove("coreMigrationVersion")),
        object(ENVELOPE, "a type that is not ours", m -> m.object("tag", "").put("type", "lens")),
        object(ENVELOPE, "an id of somebody else", m -> m.object("tag", "").put("id", "mine")),
        object(ENVELOPE, "an unknown key", m -> m.object("tag", "").put("version", "WzEs")),
        object(ENVELOPE, "not managed", m -> m.object("tag", "").put("managed", false)));
  }

  private static Stream<Arguments> attributes() {
    return Stream.of(
        object(
            ATTRIBUTES,
            "an unknown key of a dashboard",
            m -> m.attributes("dashboard", "dora").put("sections", 1)),
        object(
            ATTRIBUTES,
            "an unknown key of a search",
            m -> m.attributes("search", "rollbacks").put("tabs", 1)),
        object(
            ATTRIBUTES,
            "an unknown key of a tag",
            m -> m.attributes("tag", "").put("colour", "#000000")),
        object(
            ATTRIBUTES, "a colour that is none", m -> m.attributes("tag", "").put("color", "blue")),
        object(
            ATTRIBUTES,
            "a data view without time",
            m -> m.attributes("index-pattern", "audit").remove("timeFieldName")),
        object(
            FILE,
            "panels as text that is no JSON",
            m -> m.attributes("dashboard", "dora").put("panelsJSON", "no")),
        object(
            ATTRIBUTES,
            "a search that sorts by nothing",
            m -> m.attributes("search", "rollbacks").putArray("sort")),
        object(
            ATTRIBUTES,
            "a search without columns",
            m -> m.attributes("search", "rollbacks").putArray("columns")),
        object(
            ATTRIBUTES,
            "a panel without a place",
            m -> m.panel("dora", "dora-stacks").remove("gridData")),
        object(ATTRIBUTES, "a panel over another", m -> grid(m, "dora-lead-time").put("x", 0)),
        object(
            ATTRIBUTES,
            "a panel beyond the edge",
            m -> grid(m, "dora-time-to-restore").put("w", 40)),
        object(
            ATTRIBUTES,
            "a panel with another's place",
            m -> grid(m, "dora-lead-time").put("i", "links")),
        object(
            ATTRIBUTES,
            "a panel twice",
            m -> panels(m).add(m.panel("dora", "dora-stacks").deepCopy())),
        object(
            ATTRIBUTES, "an unknown panel", m -> m.panel("dora", "dora-stacks").put("type", "map")),
        object(
            ATTRIBUTES,
            "a control of another kind",
            m -> control(m).put("type", "rangeSliderControl")),
        object(
            ATTRIBUTES,
            "the range is not restored",
            m -> m.attributes("dashboard", "dora").put("timeRestore", false)),
        object(
            ATTRIBUTES,
            "a search panel by value",
            m -> config(m, "rollbacks").putObject("attributes")),
        object(ATTRIBUTES, "a link without options", m -> link(m).remove("options")));
  }

  private static Stream<Arguments> references() {
    return Stream.of(
        object(
            REFERENCES,
            "an object that others need is away",
            m -> m.lines.remove(m.object("search", "rollbacks"))),
        object(
            REFERENCES,
            "a data view is away",
            m -> m.lines.remove(m.object("index-pattern", "health"))),
        object(REFERENCES, "the tag is away", m -> m.lines.remove(m.object("tag", ""))),
        object(REFERENCES, "a reference is away", m -> m.references("dashboard", "dora").remove(3)),
        object(
            REFERENCES,
            "a reference that nothing uses",
            m ->
                m.references("tag", "")
                    .addObject()
                    .put("type", "tag")
                    .put("id", "swarmkeeper-tag")
                    .put("name", "more")),
        object(
            REFERENCES,
            "a reference twice",
            m ->
                m.references("dashboard", "dora")
                    .add(m.references("dashboard", "dora").get(0).deepCopy())),
        object(
            REFERENCES,
            "a link leads to a search",
            m ->
                ((ObjectNode) m.references("dashboard", "dora").get(0))
                    .put("type", "search")
                    .put("id", "swarmkeeper-search-rollbacks")),
        object(
            REFERENCES,
            "a panel's inner reference differs",
            m ->
                m.lens("dora", "dora-stacks")
                    .withObject("/references/0")
                    .put("id", "swarmkeeper-health")),
        object(
            REFERENCES,
            "a control looks at another data view",
            m -> control(m).withObject("/explicitInput").put("dataViewId", "swarmkeeper-health")),
        object(
            REFERENCES,
            "a search panel names another reference",
            m -> m.panel("dora", "rollbacks").put("panelRefName", "panel_1")),
        object(
            REFERENCES,
            "a link names another reference",
            m -> link(m).put("destinationRefName", "link_x_dashboard")));
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

  private static Arguments text(String name, UnaryOperator<String> mutation) {
    return arguments(name, mutation);
  }

  private static Arguments object(Finding.Layer layer, String name, Consumer<Mutant> mutation) {
    return arguments(layer, name, mutation);
  }

  private static ArrayNode panels(Mutant mutant) {
    return (ArrayNode) mutant.attributes("dashboard", "dora").get("panelsJSON");
  }

  private static ObjectNode grid(Mutant mutant, String panel) {
    return (ObjectNode) mutant.panel("dora", panel).get("gridData");
  }

  private static ObjectNode config(Mutant mutant, String panel) {
    return (ObjectNode) mutant.panel("dora", panel).get("embeddableConfig");
  }

  private static ObjectNode control(Mutant mutant) {
    return (ObjectNode)
        mutant.attributes("dashboard", "dora").at("/controlGroupInput/panelsJSON/stack");
  }

  private static ObjectNode link(Mutant mutant) {
    return (ObjectNode) mutant.lens("dora", "links").at("/links/0");
  }

  private static void query(Mutant mutant, String kql) {
    mutant.lens("dora", "dora-lead-time").withObject("/state/query").put("query", kql);
  }
}
