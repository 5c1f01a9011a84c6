package io.nosqlc;

import java.util.Map;

/**
 * Opens clients for one kind of URL. Implementations are found by
 * {@link java.util.ServiceLoader}, need a public constructor without arguments, and are
 * safe for use by several threads.
 *
 * @see DriverManager
 */
public interface Driver {

	/**
	 * Returns whether this driver is the one for a URL, judged by its prefix alone: a
	 * malformed rest is for {@link #connect} to refuse with the reason.
	 */
	boolean acceptsUrl(String url);

	/**
	 * Opens a client. A failed attempt leaves no thread and no socket behind.
	 * @param url a URL that {@link #acceptsUrl} accepts
	 * @param properties settings, credentials among them; they win over the URL's own
	 * @throws io.nosqlc.error.InvalidUrlException if the URL or a property is malformed
	 * or unknown
	 * @throws io.nosqlc.error.ClientUnavailableException if no server can be reached
	 */
	Client connect(String url, Map<String, ?> properties);

}
