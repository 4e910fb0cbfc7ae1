package io.swarmkeeper.cli.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.figures.Split;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A report for programs: every figure with its columns and units, and every row; a value is null
 * where nothing was measured.
 */
final class ReportJson {
  private ReportJson() {}

  static byte[] of(FigureReport report) {
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("topic", report.topic().name())
            .put("swarm", report.swarm())
            .put("from", report.period().from().toString())
            .put("to", report.period().to().toString());
    var figures = json.putArray("figures");
    report.figures().forEach((name, answered) -> figure(figures.addObject(), name, answered));
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void figure(ObjectNode json, String name, FigureReport.AnsweredFigure answered) {
    json.put("name", name).put("title", answered.figure().title());
    var by = json.putArray("by");
    answered.figure().by().stream().map(Split::label).forEach(by::add);
    var columns = json.putArray("columns");
    for (var column : answered.figure().columns()) {
      columns
          .addObject()
          .put("label", column.label())
          .put("unit", column.unit().name().toLowerCase(Locale.ROOT));
    }
    var rows = json.putArray("rows");
    for (var row : answered.rows()) {
      var fields = rows.addObject();
      row.parts().forEach(fields.putArray("parts")::add);
      var values = fields.putArray("values");
      row.values()
          .forEach(value -> {
            if (value.isPresent()) {
              values.add(value.getAsDouble());
            } else {
              values.addNull();
            }
          });
    }
  }
}
