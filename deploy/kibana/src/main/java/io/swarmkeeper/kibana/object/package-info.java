/**
 * The saved objects as Kibana imports them, each at the floor of what 9.x reads; figures as Lens
 * panels.
 */
package io.swarmkeeper.kibana.object;
