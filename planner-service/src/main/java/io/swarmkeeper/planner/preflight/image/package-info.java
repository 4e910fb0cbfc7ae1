/** Whether the image is the right one. Pure. */
package io.swarmkeeper.planner.preflight.image;
