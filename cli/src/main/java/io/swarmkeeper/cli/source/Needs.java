package io.swarmkeeper.cli.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * What reading one stack file needs from the machine it lies on: names of variables, and other
 * files. What the file means, and whether it is right, is for the reader of stack files to say.
 *
 * @param variables named by {@code $NAME} anywhere, or in an {@code environment} without a value
 * @param files pointed to by {@code env_file} and by configs
 */
record Needs(Set<String> variables, List<Pointer> files) {
  private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\$|\\{?([A-Za-z_]\\w*))");

  /**
   * A path as written, and where.
   *
   * @param variables whether the file's own lines may name further variables
   */
  record Pointer(String path, int line, int column, boolean variables) {}

  /** Of one file: its text, and its parsed root. */
  static Needs of(String text, Node root) {
    var needs = new Needs(new TreeSet<>(), new ArrayList<>());
    needs.interpolated(text);
    for (var service : values(child(root, "services"))) {
      needs.scalars(child(service, "env_file"), true);
      needs.environment(child(service, "environment"));
    }
    for (var config : values(child(root, "configs"))) {
      needs.scalars(child(config, "file"), false);
    }
    return needs;
  }

  /** The names in one line of an env_file that take their value from outside. */
  static List<String> bare(String envFile) {
    return envFile
        .lines()
        .map(line -> line.replace("\uFEFF", "").strip())
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .filter(line -> line.indexOf('=') < 0 || line.indexOf('=') == line.length() - 1)
        .map(line -> line.replace("=", ""))
        .toList();
  }

  private void interpolated(String text) {
    var found = VARIABLE.matcher(text);
    while (found.find()) {
      if (found.group(1) != null) {
        variables.add(found.group(1));
      }
    }
  }

  private void scalars(Node node, boolean envFile) {
    switch (node) {
      case ScalarNode scalar when !scalar.getValue().isEmpty() ->
          files.add(
              new Pointer(
                  scalar.getValue(),
                  scalar.getStartMark().getLine() + 1,
                  scalar.getStartMark().getColumn() + 1,
                  envFile));
      case SequenceNode list -> list.getValue().forEach(item -> scalars(item, envFile));
      case MappingNode map -> scalars(child(map, "path"), envFile);
      case null -> {}
      case Node _ -> {}
    }
  }

  private void environment(Node node) {
    switch (node) {
      case SequenceNode list -> list.getValue().forEach(item -> variables.addAll(bare(text(item))));
      case MappingNode map ->
          tuples(map).stream()
              .filter(entry -> text(entry.getValueNode()).isEmpty())
              .forEach(entry -> variables.add(text(entry.getKeyNode())));
      case null -> {}
      case Node _ -> {}
    }
  }

  private static Node child(Node node, String key) {
    return tuples(node).stream()
        .filter(entry -> text(entry.getKeyNode()).equals(key))
        .map(NodeTuple::getValueNode)
        .findFirst()
        .orElse(null);
  }

  private static List<Node> values(Node node) {
    return tuples(node).stream().map(NodeTuple::getValueNode).toList();
  }

  /**
   * With what {@code <<} merges in behind the map's own keys, so that the own ones are found first.
   */
  private static List<NodeTuple> tuples(Node node) {
    if (!(node instanceof MappingNode map)) {
      return List.of();
    }
    var all = new ArrayList<NodeTuple>();
    map.getValue().stream().filter(entry -> !merges(entry)).forEach(all::add);
    map.getValue().stream()
        .filter(Needs::merges)
        .map(NodeTuple::getValueNode)
        .forEach(merged -> {
          if (merged instanceof SequenceNode list) {
            list.getValue().forEach(item -> all.addAll(tuples(item)));
          } else {
            all.addAll(tuples(merged));
          }
        });
    return all;
  }

  private static boolean merges(NodeTuple entry) {
    return entry.getKeyNode().getTag().equals(Tag.MERGE);
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)
        ? scalar.getValue()
        : "";
  }
}
