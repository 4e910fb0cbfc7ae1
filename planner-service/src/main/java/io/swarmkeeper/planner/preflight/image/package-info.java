/** Whether the image is the right one, and can be had from its registry. Pure. */
package io.swarmkeeper.planner.preflight.image;
