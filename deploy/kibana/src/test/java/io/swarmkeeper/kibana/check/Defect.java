package io.swarmkeeper.kibana.check;

/**
 * Something that is wrong with the file.
 *
 * @param layer which layer of the check says so (deploy/kibana/README.md)
 * @param where the object, and in it the panel
 */
public record Defect(Layer layer, String where, String says) {
  /** The layers that need no Elasticsearch, in the order in which they look. */
  public enum Layer {
    FILE,
    ENVELOPE,
    ATTRIBUTES,
    REFERENCES,
    LENS,
    FIELDS
  }

  @Override
  public String toString() {
    return layer + " " + where + ": " + says;
  }
}
