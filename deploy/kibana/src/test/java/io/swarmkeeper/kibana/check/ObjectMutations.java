package io.swarmkeeper.kibana.check;

import static io.swarmkeeper.kibana.check.Defect.Layer.ATTRIBUTES;
import static io.swarmkeeper.kibana.check.Defect.Layer.ENVELOPE;
import static io.swarmkeeper.kibana.check.Defect.Layer.FILE;
import static io.swarmkeeper.kibana.check.Defect.Layer.REFERENCES;
import static io.swarmkeeper.kibana.check.Mutation.foundBy;
import static io.swarmkeeper.kibana.check.Mutation.way;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Ways to break a saved object, its panels' places, and what holds the objects together. */
final class ObjectMutations {
  private ObjectMutations() {}

  static Stream<Arguments> all() {
    return Stream.of(
            envelopes(), texts(), attributes(), panels(), missingReferences(), wrongReferences())
        .flatMap(s -> s);
  }

  private static Stream<Arguments> envelopes() {
    return foundBy(
        ENVELOPE,
        way(
            "a newer version",
            m -> m.object("dashboard", "dora").put("typeMigrationVersion", "10.9.0")),
        way("no version", m -> m.object("search", "rollbacks").remove("typeMigrationVersion")),
        way("no core version", m -> m.object("search", "rollbacks").remove("coreMigrationVersion")),
        way("a type that is not ours", m -> m.object("tag", "").put("type", "lens")),
        way("an id of somebody else", m -> m.object("tag", "").put("id", "mine")),
        way("an unknown key", m -> m.object("tag", "").put("version", "WzEs")),
        way("not managed", m -> m.object("tag", "").put("managed", false)));
  }

  private static Stream<Arguments> texts() {
    return foundBy(
        FILE,
        way(
            "panels as text that is no JSON",
            m -> m.attributes("dashboard", "dora").put("panelsJSON", "no")));
  }

  private static Stream<Arguments> attributes() {
    return foundBy(
        ATTRIBUTES,
        way(
            "an unknown key of a dashboard",
            m -> m.attributes("dashboard", "dora").put("sections", 1)),
        way("an unknown key of a search", m -> m.attributes("search", "rollbacks").put("tabs", 1)),
        way("an unknown key of a tag", m -> m.attributes("tag", "").put("colour", "#000000")),
        way("a colour that is none", m -> m.attributes("tag", "").put("color", "blue")),
        way(
            "a data view without time",
            m -> m.attributes("index-pattern", "audit").remove("timeFieldName")),
        way(
            "a search that sorts by nothing",
            m -> m.attributes("search", "rollbacks").putArray("sort")),
        way(
            "a search without columns",
            m -> m.attributes("search", "rollbacks").putArray("columns")),
        way(
            "the range is not restored",
            m -> m.attributes("dashboard", "dora").put("timeRestore", false)));
  }

  private static Stream<Arguments> panels() {
    return foundBy(
        ATTRIBUTES,
        way("a panel without a place", m -> m.panel("dora", "dora-stacks").remove("gridData")),
        way("a panel over another", m -> grid(m, "dora-lead-time").put("x", 0)),
        way("a panel beyond the edge", m -> grid(m, "dora-time-to-restore").put("w", 40)),
        way("a panel with another's place", m -> grid(m, "dora-lead-time").put("i", "links")),
        way("a panel twice", m -> panels(m).add(m.panel("dora", "dora-stacks").deepCopy())),
        way("an unknown panel", m -> m.panel("dora", "dora-stacks").put("type", "map")),
        way("a control of another kind", m -> control(m).put("type", "rangeSliderControl")),
        way("a search panel by value", m -> config(m, "rollbacks").putObject("attributes")),
        way("a link without options", m -> link(m).remove("options")));
  }

  private static Stream<Arguments> missingReferences() {
    return foundBy(
        REFERENCES,
        way(
            "an object that others need is away",
            m -> m.lines.remove(m.object("search", "rollbacks"))),
        way("a data view is away", m -> m.lines.remove(m.object("index-pattern", "health"))),
        way("the tag is away", m -> m.lines.remove(m.object("tag", ""))),
        way("a reference is away", m -> m.references("dashboard", "dora").remove(3)),
        way(
            "a reference that nothing uses",
            m ->
                m.references("tag", "")
                    .addObject()
                    .put("type", "tag")
                    .put("id", "swarmkeeper-tag")
                    .put("name", "more")),
        way(
            "a reference twice",
            m ->
                m.references("dashboard", "dora")
                    .add(m.references("dashboard", "dora").get(0).deepCopy())));
  }

  private static Stream<Arguments> wrongReferences() {
    return foundBy(
        REFERENCES,
        way(
            "a link leads to a search",
            m ->
                ((ObjectNode) m.references("dashboard", "dora").get(0))
                    .put("type", "search")
                    .put("id", "swarmkeeper-search-rollbacks")),
        way(
            "a panel's inner reference differs",
            m ->
                m.lens("dora", "dora-stacks")
                    .withObject("/references/0")
                    .put("id", "swarmkeeper-health")),
        way(
            "a control looks at another data view",
            m -> control(m).withObject("/explicitInput").put("dataViewId", "swarmkeeper-health")),
        way(
            "a search panel names another reference",
            m -> m.panel("dora", "rollbacks").put("panelRefName", "panel_1")),
        way(
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
