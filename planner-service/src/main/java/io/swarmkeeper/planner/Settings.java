package io.swarmkeeper.planner;

import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.bus.key.NatsCredentials;
import io.swarmkeeper.bus.key.SigningKey;
import io.swarmkeeper.planner.plan.given.KeptRevisions;
import io.swarmkeeper.service.CommonSettings;
import io.swarmkeeper.service.Setting;
import io.swarmkeeper.service.SettingValues;
import io.swarmkeeper.trust.Trust;

/** What can be set of a planner. */
record Settings(BusSettings nats, Trust trust, String swarm, int revisionsKept) {
  private static final Setting<Integer> REVISIONS_KEPT =
      Setting.count(
          "keeper.revisions.kept",
          KeptRevisions.USUAL,
          "revisions",
          "how many of a stack that succeeded keep their configs and secrets");

  static Settings of(SettingValues values) {
    return new Settings(
        new BusSettings(
            CommonSettings.NATS.in(values),
            NatsCredentials.named(CommonSettings.CREDENTIALS.ifGiven(values)),
            "keeper-planner",
            CommonSettings.unpackedMost(values)),
        Trust.named(CommonSettings.TRUST.ifGiven(values)),
        CommonSettings.SWARM.in(values),
        REVISIONS_KEPT.in(values));
  }

  /** What it signs with: executors carry out nothing else. */
  SigningKey key() {
    return nats.credentials()
        .map(NatsCredentials::key)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "keeper.creds is missing: executors carry out only what the planner has signed"
                    + " (deploy/nats/generate makes its credentials)"));
  }
}
