package io.swarmkeeper.executor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Command.Side;
import io.swarmkeeper.contract.Command.SpecRef;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.engine.Json;
import io.swarmkeeper.engine.SpecDocument;
import io.swarmkeeper.executor.command.ServiceSeen;
import io.swarmkeeper.executor.guard.ServiceWrite;
import io.swarmkeeper.executor.spec.ObjectIds;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A service {@code shop_web} of the stack {@code shop}, its tasks and its nodes, for tests. */
public final class Given {
  /** The step under test. */
  public static final StepId STEP = StepId.parse("d-7/update/web#1").orElseThrow();

  /** Where its spec is recorded. */
  public static final SpecRef REF = new SpecRef("shop", 2, Side.WANTED, "shop_web");

  /** A secret and a config. */
  public static final ObjectIds NAMES =
      new ObjectIds(Map.of("password", "s1"), Map.of("settings", "c1"));

  private Given() {}

  /** Start-first, rollback on failure, constrained to workers. */
  public static SpecDocument spec(String image) {
    return SpecDocument.of(
        Json.parse(
            """
            {"Name":"shop_web","Labels":{"com.docker.stack.namespace":"shop"},
             "TaskTemplate":{"ContainerSpec":{"Image":"%s","Env":["A=1"]},
               "Placement":{"Constraints":["node.role==worker"]}},
             "Mode":{"Replicated":{"Replicas":2}},
             "UpdateConfig":{"Parallelism":2,"FailureAction":"rollback","Order":"start-first"},
             "EndpointSpec":{"Mode":"vip","Ports":[{"Protocol":"tcp","TargetPort":80,"PublishedPort":8080,"PublishMode":"ingress"}]}}\
            """
                .formatted(image)));
  }

  /** The service as the engine has it. */
  public static ObjectNode service(SpecDocument spec, long version) {
    var service = Json.object().put("ID", "svc1");
    service.putObject("Version").put("Index", version);
    service.set("Spec", spec.json());
    return service;
  }

  /** A task of it. */
  public static ObjectNode task(String id, int slot, String desired) {
    return Json.object().put("ID", id).put("Slot", slot).put("DesiredState", desired);
  }

  /** A node. */
  public static ObjectNode node(String id, String host, String availability) {
    var node = Json.object().put("ID", id);
    node.putObject("Version").put("Index", 40);
    node.putObject("Description").put("Hostname", host);
    node.putObject("Spec")
        .put("Role", "worker")
        .put("Availability", availability)
        .putObject("Labels")
        .put("zone", "a");
    return node;
  }

  /** What is seen of a service without tasks. */
  public static ServiceSeen seen(SpecDocument live, long version) {
    return new ServiceSeen(Optional.of(service(live, version)), List.of(), List.of(), NAMES);
  }

  /** What is seen where there is no service. */
  public static ServiceSeen nothing() {
    return new ServiceSeen(Optional.empty(), List.of(), List.of(), NAMES);
  }

  /** An update about to be written, held. */
  public static ServiceWrite update(SpecDocument live, SpecDocument next) {
    return new ServiceWrite(next, Optional.of(live), true, List.of(), List.of());
  }
}
