/** A figure as a Lens visualization, by value. */
package io.swarmkeeper.kibana.lens;
