/** Following one operation from its request to its verdict, and steering it. */
package io.swarmkeeper.cli.operation;
