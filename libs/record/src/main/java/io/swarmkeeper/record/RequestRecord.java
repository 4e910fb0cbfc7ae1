package io.swarmkeeper.record;

import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.contract.Request;
import java.time.Duration;

/** What a person or program asked for. Its outcome is not known yet. */
final class RequestRecord {
  private RequestRecord() {}

  static void fill(DocumentFields f, Request request) {
    f.record("command")
        .add("event.category", "api")
        .text("keeper.command.channel", request.asked().channel())
        .text("keeper.command.type", MessageType.of(request).kind());
    switch (request) {
      case Request.Deploy r -> f.kind("configuration", "change").text("keeper.plan_id", r.planId());
      case Request.Rollback r ->
          f.kind("configuration", "change")
              .text("keeper.deployment.revision", r.toRevision().map(String::valueOf));
      case Request.Drain r ->
          f.kind("host", "change")
              .host(r.node())
              .text("keeper.drain.state", "requested")
              .text("labels.deadline", r.deadline().map(Duration::toString));
      case Request.Activate r -> f.kind("host", "change").host(r.node());
      case Request.PeopleRequest r -> f.kind("iam", "change").text("keeper.person.name", r.about());
      case Request.Pause _, Request.Resume _, Request.Abort _ -> f.kind("configuration", "change");
    }
  }
}
