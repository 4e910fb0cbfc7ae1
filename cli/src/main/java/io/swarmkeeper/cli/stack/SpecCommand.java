package io.swarmkeeper.cli.stack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.cli.local.LocalStack;
import io.swarmkeeper.cli.local.StackFileOptions;
import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.Session;
import io.swarmkeeper.stack.Problem;
import io.swarmkeeper.stack.StackSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code keeper spec}: what docker stack deploy would send for these files; asks nobody. It is the
 * one command that shows secrets, to whoever has the files they stand in: with a mask it would not
 * be what docker sends.
 */
@Command(
    name = "spec",
    description =
        "Offline: the requests that a fresh docker stack deploy of these files would send.")
public final class SpecCommand implements Callable<Integer> {
  private final Session session;

  @Mixin StackFileOptions stackFile;

  public SpecCommand(Session session) {
    this.session = session;
  }

  /**
   * What is printed: always JSON, as it is for programs.
   *
   * @param refusals what docker would send, and the engine refuse
   */
  record EngineRequests(
      List<EngineRequest> requests, List<String> warnings, List<String> refusals) {}

  /** One request to the engine. */
  record EngineRequest(String method, String path, ObjectNode body) {}

  @Override
  public Integer call() throws GiveUp {
    var reading = stackFile.read(session).stack();
    session.print(
        new EngineRequests(
            requests(reading.stack()), lines(reading.warnings()), lines(reading.refusals())));
    return 0;
  }

  private static List<String> lines(List<Problem> problems) {
    return problems.stream().map(LocalStack::line).toList();
  }

  private static List<EngineRequest> requests(StackSpec stack) {
    var requests = new ArrayList<EngineRequest>();
    stack.networks().forEach(n -> requests.add(create("networks", n.body())));
    stack.secrets().forEach(n -> requests.add(create("secrets", n.body())));
    stack.configs().forEach(n -> requests.add(create("configs", n.body())));
    stack.services().forEach(s -> requests.add(create("services", s.body())));
    return requests;
  }

  private static EngineRequest create(String kind, ObjectNode body) {
    return new EngineRequest("POST", "/" + kind + "/create", body);
  }
}
