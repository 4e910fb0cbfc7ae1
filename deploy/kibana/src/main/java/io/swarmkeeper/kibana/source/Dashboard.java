package io.swarmkeeper.kibana.source;

import io.swarmkeeper.figures.DataStreams;
import java.util.List;
import java.util.Map;

/**
 * One dashboard.
 *
 * @param in the data view of its controls
 * @param controls fields to choose values of, by label
 * @param rows its panels, from top to bottom
 */
public record Dashboard(
    String title,
    String description,
    DataStreams in,
    Map<String, String> controls,
    List<PanelRow> rows) {

  /** Panels side by side; those without a width share what is left. */
  public record PanelRow(int height, List<Panel> panels) {}
}
