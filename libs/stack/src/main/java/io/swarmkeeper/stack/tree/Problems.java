package io.swarmkeeper.stack.tree;

import io.swarmkeeper.stack.Problem;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Collects everything that is wrong, once each, so that nothing stops at the first error; told in
 * the order of the files and of their lines.
 */
public final class Problems {
  /** More than this many say nothing new and only cost memory. */
  private static final int MOST = 1_000;

  private final Map<Problem, Optional<Mark>> errors = new LinkedHashMap<>();
  private final Map<Problem, Optional<Mark>> refusals = new LinkedHashMap<>();
  private final Map<Problem, Optional<Mark>> warnings = new LinkedHashMap<>();
  private final Map<Problem, LintRule> lint = new HashMap<>();
  private final Set<LintRule> off = EnumSet.noneOf(LintRule.class);
  private final UnsetVariables unset = new UnsetVariables();
  private final List<String> files;

  public Problems(List<String> files) {
    this.files = List.copyOf(files);
  }

  /** Something that forbids the file. */
  public void refuse(Mark at, String path, String text) {
    add(errors, at, path, text + unset.because(at));
  }

  /** Something that forbids the files as a whole. */
  public void refuse(String text) {
    add(errors, text);
  }

  /** Something that docker sends, and that the engine is certain to refuse. */
  public void engineRefuses(Mark at, String path, String text) {
    add(refusals, at, path, "the engine refuses " + text + unset.because(at));
  }

  /** Something that docker sends and the engine takes, and that is certain never to run. */
  public void neverRuns(Mark at, String path, String text) {
    add(refusals, at, path, text + unset.because(at));
  }

  /** The same about the files as a whole. */
  public void engineRefuses(String text) {
    add(refusals, "the engine refuses " + text);
  }

  /** Something to know. */
  public void warn(Mark at, String path, String text) {
    add(warnings, at, path, text);
  }

  /** Something that is allowed, and nearly always a slip. */
  public void lint(Mark at, String path, LintRule rule, String text) {
    Problem problem = problem(at, path, text + " [" + rule.word() + "]");
    lint.put(problem, rule);
    add(warnings, problem, Optional.of(at));
  }

  /** The same of something that many places share: told at the first of them. */
  public void lintOnce(Mark at, String path, LintRule rule, String text) {
    String said = text + " [" + rule.word() + "]";
    if (lint.keySet().stream().noneMatch(problem -> problem.text().equals(said))) {
      lint(at, path, rule, text);
    }
  }

  /** Nothing is said of this rule, and nothing that was. */
  public void switchOff(LintRule rule) {
    off.add(rule);
  }

  /** What variables left empty, to be told with what is refused for it. */
  public UnsetVariables unset() {
    return unset;
  }

  /** Whether anything forbids the files. */
  public boolean any() {
    return !errors.isEmpty();
  }

  /** What forbids the files, and what would be refused if nothing did. */
  public List<Problem> errors() {
    return inOrder(Stream.concat(errors.entrySet().stream(), refusals.entrySet().stream()));
  }

  /** What docker sends, and the engine is certain to refuse. */
  public List<Problem> refusals() {
    return inOrder(refusals.entrySet().stream());
  }

  /** What there is to know. */
  public List<Problem> warnings() {
    return inOrder(
        warnings.entrySet().stream().filter(entry -> !off.contains(lint.get(entry.getKey()))));
  }

  private List<Problem> inOrder(Stream<Map.Entry<Problem, Optional<Mark>>> all) {
    return all.sorted(
            Comparator.comparingInt((Map.Entry<Problem, Optional<Mark>> e) ->
                    e.getValue().map(at -> files.indexOf(at.file())).orElse(-1))
                .thenComparingInt(e -> e.getValue().map(Mark::line).orElse(0))
                .thenComparingInt(e -> e.getValue().map(Mark::column).orElse(0)))
        .map(Map.Entry::getKey)
        .distinct()
        .toList();
  }

  private static void add(Map<Problem, Optional<Mark>> to, Mark at, String path, String text) {
    add(to, problem(at, path, text), Optional.of(at));
  }

  private static Problem problem(Mark at, String path, String text) {
    return new Problem(path.isEmpty() ? at.place() : at.place() + ": " + path, text);
  }

  private static void add(Map<Problem, Optional<Mark>> to, String text) {
    add(to, new Problem("", text), Optional.empty());
  }

  private static void add(Map<Problem, Optional<Mark>> to, Problem problem, Optional<Mark> at) {
    if (to.size() < MOST) {
      to.putIfAbsent(problem, at);
    }
  }
}
