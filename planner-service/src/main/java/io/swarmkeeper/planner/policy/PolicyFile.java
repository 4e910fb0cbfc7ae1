package io.swarmkeeper.planner.policy;

import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.Problem;
import io.swarmkeeper.stack.StackText;
import io.swarmkeeper.stack.tree.Mark;
import io.swarmkeeper.stack.tree.Problems;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Listing;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What became of reading a policy's file. Nothing of a file with any mistake is believed. */
public sealed interface PolicyFile {
  /** It is good. */
  record Good(AdmissionPolicy policy) implements PolicyFile {}

  /** It is bad, for each of these reasons, in the order of the file. */
  record Bad(List<Problem> problems) implements PolicyFile {
    public Bad {
      problems = List.copyOf(problems);
    }
  }

  /** Reads it. */
  static PolicyFile of(StackText file) {
    var problems = new Problems(List.of(file.name()));
    var policy =
        new YamlReader(Compat.DOCKER_28, problems, "policy", PolicyWords.POLICY)
            .read(file)
            .map(top -> policy(top, problems));
    // More documents than one are a warning to docker; here nobody would know which one counts.
    var all = new ArrayList<>(problems.errors());
    all.addAll(problems.warnings());
    return all.isEmpty() ? new Good(policy.orElseThrow()) : new Bad(all);
  }

  private static AdmissionPolicy policy(Mapping top, Problems problems) {
    EntryReader.onlyKeys(top, List.of(PolicyWords.POLICY), "", problems);
    if (!(top.get(PolicyWords.POLICY).orElse(top) instanceof Listing(_, List<Value> items))
        || items.isEmpty()) {
      problems.refuse(
          top.where(PolicyWords.POLICY),
          PolicyWords.POLICY,
          "must be a list of entries, each with 'stacks'");
      return AdmissionPolicy.USUAL;
    }
    var entries =
        IntStream.range(0, items.size())
            .mapToObj(
                i -> new EntryReader(PolicyWords.POLICY + "." + i, problems).entry(items.get(i)))
            .toList();
    everyStack(items, entries, problems);
    return new AdmissionPolicy(entries);
  }

  /** The last entry, and it alone, is about every stack: none is left to chance. */
  private static void everyStack(List<Value> items, List<StackRules> entries, Problems problems) {
    for (int i = 0; i < entries.size() - 1; i++) {
      if (general(entries.get(i))) {
        problems.refuse(
            items.get(i + 1).at(),
            PolicyWords.POLICY + "." + (i + 1),
            "is never reached: the entry before it is about every stack");
      }
    }
    Mark last = items.getLast().at();
    if (!general(entries.getLast())) {
      problems.refuse(
          last,
          PolicyWords.POLICY + "." + (items.size() - 1),
          "the last entry must be about every other stack: stacks: [\"*\"]");
    }
  }

  private static boolean general(StackRules entry) {
    return entry.stacks().stream().anyMatch(NamePattern::everything);
  }
}
