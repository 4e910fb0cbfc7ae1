/** What people write: dashboards, saved searches and data views in YAML. */
package io.swarmkeeper.kibana.source;
