package io.swarmkeeper.nats;

import io.swarmkeeper.contract.PublicKey;
import io.swarmkeeper.contract.Subjects;
import java.util.List;
import java.util.stream.Stream;

/** Who may do what, in one swarm. docs/roles.md tells it to operators. */
final class RoleTable {
  private final Subjects subjects;
  private final String journal;
  private final String keeper;
  private final String beside;
  private final List<String> durables;

  /**
   * Of one swarm.
   *
   * @param nodes the Swarm ids of those that are known, so that nobody touches what their executors
   *     read from
   */
  RoleTable(Subjects subjects, List<String> nodes) {
    this.subjects = subjects;
    journal = subjects.stream();
    keeper = "keeper." + subjects.swarm() + ".";
    beside = "keeperq." + subjects.swarm() + ".";
    durables =
        Stream.concat(
                Stream.of("planner-outcomes", "executors", "audit-indexer"),
                nodes.stream().map(node -> "executor-" + node))
            .toList();
  }

  /** What this key of the user may do. */
  Permissions of(User user, PublicKey key) {
    var grants = new Grants().subscribe("_INBOX." + key + ".>").looksForStreams();
    switch (user.role()) {
      case PLANNER -> planner(grants);
      case EXECUTOR_WORKER -> workersExecutor(grants, user.node().orElse("*"));
      case EXECUTOR_MANAGER -> managersExecutor(grants, user.node().orElse("*"));
      case WATCHER -> watcher(grants, user.node().orElse("*"), user.manager());
      case INDEXER -> indexer(grants);
      case INSTALLER -> installer(grants, user.name());
      case DEPLOYER -> deployer(grants, user);
      case OPERATOR -> operator(grants, user.name());
      case AUDITOR -> auditor(grants);
      case READER -> reader(grants);
    }
    return grants.permissions();
  }

  private void planner(Grants may) {
    var waiting = subjects.requestStream();
    may.publish(keeper + "taken.>", keeper + "command.>", keeper + "event.planner.*")
        .publish(keeper + "request.*.*.*", subjects.deadLetters()) // for operations, too
        .consumes(waiting, "*", subjects.requests())
        .consumes(journal, "planner-outcomes", subjects.outcomes())
        .follows(journal, subjects.observations())
        .readsBySequence(journal)
        .publish(beside + "query.swarm", beside + "query.image")
        .answers(
            beside + "query.plan",
            beside + "query.history",
            beside + "query.nodes",
            beside + "query.status",
            beside + "query.people",
            beside + "query.executors")
        .subscribe(subjects.heartbeats());
    for (var bucket : plannersBuckets()) {
      may.reads(bucket).lists(bucket).writes(bucket, ">");
    }
    leavesOthers(may, "planner-outcomes");
    may.never(
        "$JS.API.CONSUMER.CREATE." + journal + ".planner-outcomes." + keeper + "observation.>");
  }

  private List<String> plannersBuckets() {
    return List.of(
        subjects.operationsBucket(),
        subjects.revisionsBucket(),
        subjects.claimsBucket(),
        subjects.plansBucket(),
        subjects.peopleBucket());
  }

  private void executor(Grants may, String node) {
    may.publish(keeper + "outcome." + node + ".*", subjects.deadLetters())
        .publish(beside + "heartbeat.executor." + node)
        .consumes(
            journal,
            node.equals("*") ? "*" : "executor-" + node,
            keeper + "command.node." + node + ".>")
        .readsBySequence(journal)
        .reads(subjects.claimsBucket())
        .answers(beside + "secret.registry." + node);
    if (node.equals("*")) {
      may.leavesAlone(journal, "planner-outcomes").leavesAlone(journal, "audit-indexer");
    }
  }

  private void workersExecutor(Grants may, String node) {
    executor(may, node);
    if (node.equals("*")) {
      may.leavesAlone(journal, "executors");
    }
  }

  private void managersExecutor(Grants may, String node) {
    executor(may, node);
    may.consumes(journal, "executors", keeper + "command.swarm.>")
        .reads(subjects.revisionsBucket())
        .answers(
            beside + "query.swarm",
            beside + "query.image",
            beside + "query.salt",
            beside + "secret.put." + node);
  }

  private void watcher(Grants may, String node, boolean manager) {
    var seen = subjects.seenBucket();
    may.publish(keeper + "observation.*." + node, keeper + "event.watcher.*")
        .publish(beside + "heartbeat.watcher." + node)
        .follows(journal, keeper + "observation.container." + node)
        .readsBySequence(journal)
        .reads(seen)
        .writes(seen, node.equals("*") ? ">" : "containers/" + node);
    if (manager) { // the one beside the leader speaks for the swarm
      may.follows(journal, keeper + "command.swarm.>")
          .writes(seen, "swarm")
          .writes(seen, "stability")
          .subscribe(beside + "heartbeat.watcher.*");
    }
    leavesOthers(may, "");
  }

  private void indexer(Grants may) {
    var checkpoints = subjects.checkpointsBucket();
    may.publish(keeper + "event.indexer.*", subjects.deadLetters())
        .consumes(journal, "audit-indexer", ">")
        .follows(journal, ">")
        .consumes(journal, "*", subjects.checkpointsMade()) // each anchor under a name of its own
        .endsConsumers(journal)
        .readsBySequence(journal)
        .reads(checkpoints)
        .writes(checkpoints, ">");
    leavesOthers(may, "audit-indexer");
    may.never(
        "$JS.API.CONSUMER.DELETE." + journal + ".audit-indexer",
        "$JS.API.CONSUMER.CREATE." + journal + ".audit-indexer." + subjects.checkpointsMade());
  }

  private void reader(Grants may) {
    may.publish(beside + "query.history", beside + "query.nodes", beside + "query.status")
        .publish(beside + "query.people", beside + "query.executors")
        .follows(journal, ">")
        .reads(subjects.seenBucket());
    leavesOthers(may, "");
  }

  private void auditor(Grants may) {
    reader(may);
    may.readsBySequence(journal)
        .follows(journal, subjects.partitionsExpired())
        .reads(subjects.checkpointsBucket());
  }

  /** What whoever deploys needs besides asking for it. */
  private void plans(Grants may) {
    reader(may);
    may.publish(beside + "query.plan", beside + "query.salt")
        .publish(beside + "secret.put.*", beside + "secret.registry.*")
        .subscribe(beside + "heartbeat.executor.*"); // one that starts has no logins yet
  }

  private void deployer(Grants may, User user) {
    plans(may);
    var asked = keeper + "request." + user.name() + ".";
    if (user.stacks().isEmpty()) {
      may.publish(asked + "*.*");
    }
    user.stacks().forEach(stack -> may.publish(asked + stack + ".*"));
  }

  private void operator(Grants may, String name) {
    plans(may);
    may.publish(keeper + "request." + name + ".*.*");
  }

  private void installer(Grants may, String name) {
    reader(may);
    may.publish(keeper + "request." + name + ".*.*")
        .makes(journal)
        .makes(subjects.requestStream())
        .makesBucket(subjects.seenBucket())
        .makesBucket(subjects.checkpointsBucket());
    plannersBuckets().forEach(may::makesBucket);
  }

  private void leavesOthers(Grants may, String own) {
    durables.stream()
        .filter(durable -> !durable.equals(own))
        .forEach(durable -> may.leavesAlone(journal, durable));
  }
}
