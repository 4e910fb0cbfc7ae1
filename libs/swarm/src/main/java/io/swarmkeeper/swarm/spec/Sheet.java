package io.swarmkeeper.swarm.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.swarmkeeper.contract.Plan.FieldChange;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A spec as a table that can be kept and compared later. Each field has its text as people may read
 * it and a digest of its exact value, so that a change of what is hidden is a change all the same.
 * Our own labels are no part of it.
 */
public record Sheet(SortedMap<String, Cell> cells) {
  private static final ObjectNames IDS = new ObjectNames(Map.of(), Map.of());
  private static final String DATA = "data";
  private static final int DIGEST_LETTERS = 24;

  public Sheet {
    cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
  }

  public record Cell(String text, String digest) {}

  /** Of a service as the engine stores it, in a stack file's words; networks go by their ids. */
  public static Sheet ofService(ObjectNode spec) {
    var cells = new TreeMap<String, Cell>();
    SpecLeaves.of(EffectiveForm.of(StoredForm.of(spec, IDS)))
        .forEach((field, value) -> cells.put(field, cell(field, value)));
    var forced = spec.at("/TaskTemplate/ForceUpdate");
    if (forced.asLong() != 0) {
      cells.put("force_update", cell("force_update", forced));
    }
    return new Sheet(cells);
  }

  /** Of plain fields. The field {@code data} is kept as a digest only. */
  public static Sheet of(Map<String, String> fields) {
    var cells = new TreeMap<String, Cell>();
    fields.forEach((field, value) -> cells.put(field, cell(field, new TextNode(value))));
    return new Sheet(cells);
  }

  /** What people read in a field. */
  public Optional<String> text(String field) {
    return Optional.ofNullable(cells.get(field)).map(Cell::text);
  }

  /** Every field that differs, by name. */
  public List<FieldChange> changesTo(Sheet after) {
    return SpecComparison.changes(
        cells,
        after.cells,
        field -> new FieldChange(field, text(field).orElse(""), after.text(field).orElse("")));
  }

  private static Cell cell(String field, JsonNode value) {
    var digest = SpecDigest.ofText(value.toString()).substring(0, DIGEST_LETTERS);
    var text = field.equals(DATA) ? "sha256 " + digest : FieldText.of(field, value);
    return new Cell(text, digest);
  }
}
