package io.swarmkeeper.kibana.object;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.figures.Figure;
import io.swarmkeeper.kibana.source.ChartType;
import java.util.List;

/**
 * A visualization and what it needs: one layer of data, the query that chooses its records, and how
 * it is drawn. The shape is that of attributes without a version, which every Kibana 9 upgrades
 * when it loads them.
 */
public record Lens(ObjectNode attributes, List<Reference> references) {
  /** The one layer of each visualization. */
  static final String LAYER = "layer";

  public static Lens of(Figure figure, ChartType as) {
    var columns = new LensColumns(figure);
    var visualization = Visualization.of(columns, as);
    var references =
        List.of(DataViews.reference(figure.in(), "indexpattern-datasource-layer-" + LAYER));
    var attributes =
        new ObjectNode(JsonNodeFactory.instance)
            .put("title", figure.title())
            .put("description", "")
            .put("type", "lens")
            .put("visualizationType", visualization.type());
    attributes.set("references", Reference.json(references));
    var state = attributes.putObject("state");
    state.putObject("adHocDataViews");
    state.putArray("internalReferences");
    state.putArray("filters");
    state.set("query", SavedSearches.query(KqlWriter.of(figure.of(), figure.but())));
    var data = state.putObject("datasourceStates").putObject("formBased").putObject("layers");
    data.set(LAYER, columns.json());
    state.set("visualization", visualization.json());
    return new Lens(attributes, references);
  }
}
