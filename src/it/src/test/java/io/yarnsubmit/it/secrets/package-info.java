/** Looks for secrets where none may be: in all that the processes of secured runs write and show. */
package io.yarnsubmit.it.secrets;
