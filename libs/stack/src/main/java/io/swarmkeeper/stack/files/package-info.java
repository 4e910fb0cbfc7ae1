/** All files of a stack: each read by itself, later ones laid over earlier ones, then converted. */
package io.swarmkeeper.stack.files;
