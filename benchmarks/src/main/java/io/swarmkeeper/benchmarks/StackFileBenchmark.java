package io.swarmkeeper.benchmarks;

import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.Contents;
import io.swarmkeeper.stack.Reading;
import io.swarmkeeper.stack.StackInput;
import io.swarmkeeper.stack.StackText;
import io.swarmkeeper.stack.files.StackFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From the bytes of a stack file to the requests of its deploy. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StackFileBenchmark {
  private static final String SERVICE =
      """
        service-%1$d:
          image: registry.example.com:5000/shop/service-%1$d:1.%1$d
          command: serve --port 8080 --name 'service %1$d'
          environment:
            DB_HOST: db.example.com
            DB_PORT: 5432
            REGION: ${REGION:-eu-central}
            WORKERS: %1$d
          networks: [front, back]
          volumes: ["data-%1$d:/var/lib/service", "/etc/ssl:/etc/ssl:ro"]
          healthcheck: {test: [CMD, curl, "http://localhost:8080/health"], interval: 10s, retries: 3}
          deploy:
            replicas: 3
            labels: {team: shop, tier: "%1$d"}
            update_config: {parallelism: 1, delay: 10s, order: start-first, failure_action: rollback}
            resources: {limits: {cpus: "0.50", memory: 256M}, reservations: {memory: 64M}}
            placement: {constraints: [node.platform.os == linux]}
            restart_policy: {condition: on-failure, max_attempts: 3}
      """;

  /** How many services the file has. */
  @Param({"10", "500"})
  int services;

  private StackInput input;

  /** Makes the file. */
  @Setup
  public void write() {
    var text = new StringBuilder("version: \"3.8\"\nservices:\n");
    var volumes = new StringBuilder("volumes:\n");
    for (int i = 0; i < services; i++) {
      text.append(SERVICE.formatted(i));
      volumes.append("  data-").append(i).append(": {}\n");
    }
    text.append("networks: {front: {}, back: {driver_opts: {encrypted: \"\"}}}\n").append(volumes);
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    input =
        new StackInput(
            "shop",
            List.of(new StackText("docker-stack.yml", bytes)),
            Map.of(),
            Contents.of(Map.of()),
            Compat.DOCKER_28,
            Optional.empty());
  }

  /** Reads, checks, fills in and converts. */
  @Benchmark
  public Reading.Accepted read() {
    return (Reading.Accepted) StackFiles.read(input);
  }
}
