/** Whether registry credentials work, now and later. Pure. */
package io.swarmkeeper.planner.preflight.login;
