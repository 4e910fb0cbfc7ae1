package io.swarmkeeper.cli.elastic;

import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.Session;
import io.swarmkeeper.cli.session.Variable;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of every command that asks Elasticsearch. */
public final class ElasticOptions {
  private static final String USUAL = "http://127.0.0.1:9200";

  @Option(
      names = "--elasticsearch",
      paramLabel = "URL",
      description =
          "Where Elasticsearch is (default http://127.0.0.1:9200; env KEEPER_ELASTICSEARCH).")
  String elasticsearch;

  public ElasticAddress address(Session session) throws GiveUp {
    var given =
        Optional.ofNullable(elasticsearch)
            .or(() -> session.setting(Variable.KEEPER_ELASTICSEARCH))
            .orElse(USUAL);
    return ElasticAddress.of(given, session.setting(Variable.KEEPER_ELASTICSEARCH_API_KEY));
  }
}
