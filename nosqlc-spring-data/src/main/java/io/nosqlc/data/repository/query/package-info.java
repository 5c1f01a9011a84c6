/**
 * What methods of repositories ask for: derived of their names, as a filter or as CQL. A
 * query is made when its repository is, and whatever cannot work is refused then.
 */
@NullMarked
package io.nosqlc.data.repository.query;

import org.jspecify.annotations.NullMarked;
