/** Values under keys, replaced only by whoever has seen the present one. */
package io.swarmkeeper.bus.bucket;
