package io.swarmkeeper.sandbox.elasticsearch;

import static org.elasticsearch.plugins.PluginsLoader.createPluginsLoader;
import static org.elasticsearch.plugins.PluginsLoader.loadModulesBundles;
import static org.elasticsearch.plugins.PluginsLoader.loadPluginsBundles;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.Node;

/**
 * One Elasticsearch node without a cluster, without security and without the distribution's start
 * script: what the sandbox and the integration tests index into. Promises: the HTTP API on the given
 * addresses and port, data under {@code HOME/data}, a clean stop on SIGTERM.
 *
 * <p>Usage: {@code SingleNode HOME HTTP_PORT ADDRESS...}
 */
public final class SingleNode {
  private SingleNode() {}

  public static void main(String[] args) throws Exception {
    if (args.length < 3) {
      System.err.println("usage: SingleNode HOME HTTP_PORT ADDRESS...");
      System.exit(2);
    }
    var home = Path.of(args[0]).toAbsolutePath();
    System.setProperty("es.distribution.type", "tar");
    LogConfigurator.configureESLogging();
    LogConfigurator.configureWithoutConfig(Settings.EMPTY);
    var environment = new Environment(settings(home, args), home.resolve("config"));
    var plugins =
        createPluginsLoader(
            loadModulesBundles(home.resolve("modules"), false),
            loadPluginsBundles(home.resolve("plugins"), false),
            Map.of(),
            false);
    var node = new Node(environment, plugins);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node), "stop"));
    node.start();
    Thread.currentThread().join();
  }

  /** The transport port is bound on the loopback only, so that the production checks stay away. */
  private static Settings settings(Path home, String[] args) {
    var addresses = Arrays.copyOfRange(args, 2, args.length);
    return Settings.builder()
        .put("path.home", home)
        .put("cluster.name", "keeper-sandbox")
        .put("node.name", "sandbox")
        .put("discovery.type", "single-node")
        .putList("http.host", addresses)
        .put("http.port", args[1])
        .put("transport.host", "127.0.0.1")
        .put("transport.port", "0")
        .put("transport.type", "netty4")
        .put("http.type", "netty4")
        .put("cluster.routing.allocation.disk.threshold_enabled", false)
        // the serial collector leaves garbage until there is no room: it is not what is in use
        .put("indices.breaker.total.use_real_memory", false)
        .build();
  }

  private static void stop(Node node) {
    try {
      node.close();
      node.awaitClose(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      System.err.println("Elasticsearch did not stop cleanly: " + e);
    }
  }
}
