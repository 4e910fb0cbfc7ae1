package io.swarmkeeper.service;

import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Answers as MicroProfile's health endpoints want them. */
public record MicroProfileHealth(Supplier<HealthAnswer> asked) implements HealthCheck {
  @Override
  public HealthCheckResponse call() {
    var answer = asked.get();
    var response = HealthCheckResponse.named(answer.name()).status(answer.up());
    answer
        .details()
        .forEach((detail, value) -> {
          var _ =
              switch (value) {
                case Boolean truth -> response.withData(detail, truth);
                case Long number -> response.withData(detail, number);
                default -> response.withData(detail, value.toString());
              };
        });
    return response.build();
  }
}
