package io.swarmkeeper.benchmarks;

import io.swarmkeeper.bus.key.SigningKey;
import io.swarmkeeper.trust.Box;
import io.swarmkeeper.trust.Signature;
import io.swarmkeeper.trust.SignedStatement;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
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

/** What it costs to prove who has said something, and that nobody else reads it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SigningBenchmark {
  private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
  private static final String PLACE = "keeperq.local.secret.put.n1";

  /** Bytes of the message: a command, a secret, a request. */
  @Param({"500", "1000", "4000"})
  int size;

  private SigningKey key;
  private SignedStatement statement;
  private Signature signature;
  private Box box;
  private byte[] bytes;
  private String sealed;

  /** Makes message and keys. */
  @Setup
  public void make() {
    bytes = new byte[size];
    new Random(7).nextBytes(bytes);
    key = SigningKey.generate();
    statement = new SignedStatement("keeper.local.request.alice.shop.deploy", "d-7", bytes);
    signature = sign();
    box = Box.generate();
    sealed = seal();
  }

  /** The hash of the body, and Ed25519. */
  @Benchmark
  public Signature sign() {
    return Signature.of(statement, key, NOW, Optional.empty());
  }

  /** The same way back. */
  @Benchmark
  public boolean verify() {
    return signature.isOf(statement);
  }

  /** For one executor. */
  @Benchmark
  public String seal() {
    return Box.seal(box.publicKey(), PLACE, bytes);
  }

  /** By that executor. */
  @Benchmark
  public byte[] open() {
    return box.open(PLACE, sealed);
  }
}
