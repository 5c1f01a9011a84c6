package io.nosqlc.spring.boot.autoconfigure;

import org.springframework.util.StringUtils;

/**
 * The version of this module, for dependencies that messages show.
 */
public final class ModuleVersion {

	private ModuleVersion() {
	}

	/**
	 * Returns the version, or a property to define if these classes are in no jar.
	 */
	public static String get() {
		String version = ModuleVersion.class.getPackage().getImplementationVersion();
		return StringUtils.hasText(version) ? version : "${nosqlc.version}";
	}

}
