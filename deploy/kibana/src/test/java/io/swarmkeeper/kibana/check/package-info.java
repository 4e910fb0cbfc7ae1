/**
 * The check without a Kibana: what can be known of the file that Kibana imports from the file and
 * the index template alone. {@code io.swarmkeeper.kibana.run} executes what this lets pass.
 */
package io.swarmkeeper.kibana.check;
