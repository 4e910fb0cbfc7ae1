package io.swarmkeeper.cli.local;

import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.Session;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which files, read how, for which stack. */
public final class StackFileOptions {
  @Option(
      names = {"-c", "--compose-file"},
      required = true,
      paramLabel = "FILE",
      description =
          "A stack file, or - for standard input; again for files that are merged over the first.")
  List<Path> files;

  @Option(
      names = "--env-file",
      paramLabel = "FILE",
      description = "More variables for the stack file, NAME=value; keeper's own environment wins.")
  Path envFile;

  @Option(
      names = "--compat",
      paramLabel = "20.10|28",
      description = "Which docker CLI's reading of the file counts (default 28).")
  String compat;

  @Option(
      names = "--allow-image-change",
      paramLabel = "SERVICE",
      description = "Let this service's image come from another repository than now; repeatable.")
  List<String> allowImageChange = List.of();

  @Option(
      names = "--refresh-logins",
      description =
          "Also give Swarm the present registry credentials for services whose tasks stay; restarts"
              + " nothing.")
  boolean refreshLogins;

  @Parameters(paramLabel = "STACK", description = "The name of the stack.")
  String stack;

  public String stack() {
    return stack;
  }

  /** The request to deploy what was read; that of a plan is never sent. */
  public Request.Deploy deploy(
      Asked asked,
      Request.StackSource source,
      boolean prune,
      Optional<Duration> deadline,
      Optional<String> plan) {
    return new Request.Deploy(
        asked, stack, source, prune, deadline, plan, allowImageChange, refreshLogins);
  }

  Optional<String> compat() {
    return Optional.ofNullable(compat);
  }

  /** Reads the files from the working directory, or gives up with everything that is wrong. */
  public LocalStack read(Session session) throws GiveUp {
    var surroundings = session.surroundings();
    return StackFileReader.read(this, surroundings.directory(), surroundings.env(), System.in);
  }
}
