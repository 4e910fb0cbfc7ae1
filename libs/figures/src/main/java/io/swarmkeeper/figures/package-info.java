/**
 * What is counted in the audit record, said once: the dashboards of Kibana and {@code keeper
 * report} are both made from these figures (docs/decisions/0011).
 */
package io.swarmkeeper.figures;
