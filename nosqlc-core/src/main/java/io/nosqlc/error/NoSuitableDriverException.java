package io.nosqlc.error;

/**
 * No registered driver accepts a URL. The message names the URL without credentials and
 * the drivers present.
 */
public class NoSuitableDriverException extends NosqlcException {

	public NoSuitableDriverException(String message) {
		super(message);
	}

}
