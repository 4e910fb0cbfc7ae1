package io.swarmkeeper.kibana.check;

import static io.swarmkeeper.kibana.check.Finding.Layer.ATTRIBUTES;
import static io.swarmkeeper.kibana.check.Finding.Layer.ENVELOPE;
import static io.swarmkeeper.kibana.check.Finding.Layer.FILE;
import static io.swarmkeeper.kibana.check.Finding.Layer.REFERENCES;
import static io.swarmkeeper.kibana.check.MutationTest.object;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Ways to break a saved object, its panels' places, and what holds the objects together. */
final class ObjectMutations {
  private ObjectMutations() {}

  static Stream<Arguments> all() {
    return Stream.of(envelopes(), attributes(), references()).flatMap(s -> s);
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
}
