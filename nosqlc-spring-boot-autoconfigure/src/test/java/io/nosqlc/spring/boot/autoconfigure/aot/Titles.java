package io.nosqlc.spring.boot.autoconfigure.aot;

import java.util.List;

/**
 * What the application implements by itself.
 */
interface Titles {

	List<String> allTitles();

}
