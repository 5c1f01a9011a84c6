package io.nosqlc.cassandra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Key and trust stores made by the JDK's keytool, all with one password.
 */
final class Certificates {

	static final String PASSWORD = "st0re-s3cret";

	private final Path directory;

	Certificates(Path directory) {
		this.directory = directory;
	}

	/**
	 * Makes a keystore with a key of its own, whose certificate is valid for an address.
	 */
	Path keystore(String name, String subjectAlternativeName) {
		Path store = this.directory.resolve(name + ".p12");
		keytool("-genkeypair", "-alias", name, "-keyalg", "RSA", "-dname", "CN=" + name, "-ext",
				"SAN=" + subjectAlternativeName, "-keystore", store.toString());
		return store;
	}

	/**
	 * Makes a truststore of the certificate in a keystore.
	 */
	Path truststore(String name) {
		String certificate = this.directory.resolve(name + ".pem").toString();
		Path store = this.directory.resolve(name + "-trust.p12");
		keytool("-exportcert", "-alias", name, "-file", certificate, "-keystore",
				this.directory.resolve(name + ".p12").toString());
		keytool("-importcert", "-noprompt", "-alias", name, "-file", certificate, "-keystore", store.toString());
		return store;
	}

	private void keytool(String... arguments) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
		command.addAll(List.of(arguments));
		command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
		try {
			Path log = Files.createTempFile(this.directory, "keytool", ".log");
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(log.toFile())
				.start();
			assertThat(process.waitFor()).as(() -> read(log)).isZero();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String read(Path log) {
		try {
			return Files.readString(log);
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

}
