package io.swarmkeeper.nats;

import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.nats.Matrix.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that the matrix test tries: every subject of ours, every bucket, and every request
 * that JetStream knows, on every stream.
 */
final class Attempts {
  static final String MANAGER = "mgr";
  static final String WORKER = "wrk";
  private static final List<String> ACCOUNT_API =
      List.of(
          "INFO",
          "STREAM.NAMES",
          "STREAM.LIST",
          "STREAM.TEMPLATE.NAMES",
          "STREAM.TEMPLATE.CREATE.x",
          "META.LEADER.STEPDOWN",
          "SERVER.REMOVE",
          "ACCOUNT.PURGE.KEEPER",
          "ACCOUNT.STREAM.MOVE.x.y");
  private static final List<String> STREAM_API =
      List.of(
          "STREAM.CREATE.S",
          "STREAM.UPDATE.S",
          "STREAM.INFO.S",
          "STREAM.DELETE.S",
          "STREAM.PURGE.S",
          "STREAM.SNAPSHOT.S",
          "STREAM.RESTORE.S",
          "STREAM.MSG.GET.S",
          "STREAM.MSG.DELETE.S",
          "STREAM.PEER.REMOVE.S",
          "STREAM.LEADER.STEPDOWN.S",
          "DIRECT.GET.S",
          "DIRECT.GET.S.any.subject",
          "CONSUMER.CREATE.S",
          "CONSUMER.NAMES.S",
          "CONSUMER.LIST.S");
  private static final List<String> CONSUMER_API =
      List.of(
          "CONSUMER.CREATE.S.C",
          "CONSUMER.CREATE.S.C.any.filter",
          "CONSUMER.DURABLE.CREATE.S.C",
          "CONSUMER.INFO.S.C",
          "CONSUMER.DELETE.S.C",
          "CONSUMER.MSG.NEXT.S.C",
          "CONSUMER.PAUSE.S.C",
          "CONSUMER.UNPIN.S.C",
          "CONSUMER.RESET.S.C",
          "CONSUMER.LEADER.STEPDOWN.S.C");
  private static final List<String> FILTERS =
      List.of(
          "keeper.t.>",
          "keeper.t.taken.>",
          "keeper.t.event.>",
          "keeper.t.event.indexer.partition-expired",
          "keeper.t.event.indexer.checkpoint-made",
          "keeper.t.outcome.>",
          "keeper.t.observation.>",
          "keeper.t.observation.container.mgr",
          "keeper.t.observation.container.wrk",
          "keeper.t.command.>",
          "keeper.t.command.swarm.>",
          "keeper.t.command.node.mgr.>",
          "keeper.t.command.node.wrk.>");
  private static final List<String> DURABLES =
      List.of(
          "chance",
          "planner-outcomes",
          "executors",
          "executor-mgr",
          "executor-wrk",
          "audit-indexer",
          "audit-anchor-file-c0ffee00",
          "audit-anchor-webhook-c0ffee00");

  private final Subjects subjects = new Subjects("t");
  private final List<Action> all = new ArrayList<>();

  private Attempts() {}

  static List<Action> all() {
    var attempts = new Attempts();
    attempts.journal();
    attempts.besideTheJournal();
    attempts.subscriptions();
    attempts.buckets();
    attempts.jetStream();
    return attempts.all.stream().distinct().toList();
  }

  private List<String> bucketNames() {
    return List.of(
        subjects.operationsBucket(),
        subjects.revisionsBucket(),
        subjects.claimsBucket(),
        subjects.plansBucket(),
        subjects.seenBucket(),
        subjects.peopleBucket(),
        subjects.checkpointsBucket());
  }

  private void publish(String... patterns) {
    Stream.of(patterns).flatMap(Matrix::expanded).forEach(s -> all.add(new Action("pub", s)));
  }

  private void subscribe(String... patterns) {
    Stream.of(patterns).flatMap(Matrix::expanded).forEach(s -> all.add(new Action("sub", s)));
  }

  private void journal() {
    publish(
        "keeper.t.request.{<me>,somebody}.{shop,bank,node-1,bob}.{deploy,drain,pause,add-person}",
        "keeper.t.request.<me>.shop",
        "keeper.t.request.<me>.shop.deploy.more",
        "keeper.t.taken.{<me>,somebody}.shop.deploy",
        "keeper.t.command.swarm.{create-service,remove-service}",
        "keeper.t.command.node.{mgr,wrk}.pull-image",
        "keeper.t.outcome.{mgr,wrk}.r-1#1",
        "keeper.t.observation.{container,service,lost}.{mgr,wrk}",
        "keeper.t.event.{planner,executor,watcher,indexer}.operation-ended",
        "keeper.t.deadletter",
        "keeper.t.anything",
        "keeper.other.request.<me>.shop.deploy",
        "keeper.other.event.planner.operation-ended",
        "anything",
        "$SYS.REQ.SERVER.PING",
        "$SYS.REQ.USER.INFO",
        "$JS.EVENT.ADVISORY.API",
        "_INBOX.somebody.x",
        "_INBOX.<key>.x");
  }

  private void besideTheJournal() {
    publish(
        "keeperq.t.query.{plan,history,nodes,status,people,executors,swarm,image,salt,anything}",
        "keeperq.t.secret.{put,registry}.{mgr,wrk}",
        "keeperq.t.heartbeat.{executor,watcher,planner}.{mgr,wrk}",
        "keeperq.other.query.status");
  }

  private void subscriptions() {
    subscribe(
        "keeperq.t.query.{plan,history,nodes,status,people,executors,swarm,image,salt,*}",
        "keeperq.t.secret.{put,registry}.{mgr,wrk,*}",
        "keeperq.t.heartbeat.{watcher,executor}.*",
        "keeperq.t.heartbeat.>",
        "keeperq.t.>",
        "keeper.t.>",
        "keeper.t.event.>",
        "keeper.t.request.>",
        "keeper.t.command.>",
        "keeper.other.>",
        ">",
        "*",
        "_INBOX.>",
        "_INBOX.*",
        "_INBOX.somebody.>",
        "_INBOX.<key>.>",
        "_INBOX.<key>.a.b",
        "$JS.>",
        "$JS.API.>",
        "$JS.EVENT.>",
        "$JS.ACK.>",
        "$KV.>",
        "$O.>",
        "$SYS.>",
        "$SYS.ACCOUNT.>",
        "_R_.>");
  }

  private void buckets() {
    for (var bucket : bucketNames()) {
      publish(
          "$KV." + bucket + ".{x,swarm,stability,containers/mgr,containers/wrk}",
          "$O." + bucket + "-large.{C,M}.x",
          "$KV." + bucket);
    }
    publish("$KV.other.x", "$O.other.C.x");
  }

  private void jetStream() {
    ACCOUNT_API.forEach(request -> publish("$JS.API." + request));
    journalOf(subjects.stream());
    for (var stream : List.of(subjects.requestStream(), subjects.stream() + "-other")) {
      api(stream);
      consumers(stream, "chance");
    }
    publish("$JS.API.CONSUMER.CREATE.KEEPER-t-REQUESTS.planner-requests.keeper.t.request.>");
    publish("$JS.API.CONSUMER.CREATE.KEEPER-t-REQUESTS.chance.keeper.t.request.somebody.>");
    for (var bucket : bucketNames()) {
      var values = "KV_" + bucket;
      var large = "OBJ_" + bucket + "-large";
      for (var stream : List.of(values, large)) {
        api(stream);
        consumers(stream, "chance");
      }
      publish(
          "$JS.API.DIRECT.GET." + values + ".$KV." + bucket + ".x",
          "$JS.API.CONSUMER.CREATE." + values + ".chance.$KV." + bucket + ".>",
          "$JS.API.DIRECT.GET." + large + ".$O." + bucket + "-large.{C,M}.x",
          "$JS.API.CONSUMER.CREATE." + large + ".chance.$O." + bucket + "-large.{C.x,M.x,C.*,>}");
    }
  }

  private void journalOf(String stream) {
    api(stream);
    for (var durable : DURABLES) {
      consumers(stream, durable);
      FILTERS.forEach(
          filter -> publish("$JS.API.CONSUMER.CREATE." + stream + "." + durable + "." + filter));
    }
  }

  private void api(String stream) {
    STREAM_API.forEach(
        request -> publish("$JS.API." + request.replaceFirst("(?<=\\.)S(?=\\.|$)", stream)));
  }

  private void consumers(String stream, String consumer) {
    CONSUMER_API.forEach(request ->
        publish("$JS.API." + request.replaceFirst("\\.S\\.C", "." + stream + "." + consumer)));
    publish(
        "$JS.ACK." + stream + "." + consumer + ".1.1.1.1.0",
        "$JS.FC." + stream + "." + consumer + ".x");
  }
}
