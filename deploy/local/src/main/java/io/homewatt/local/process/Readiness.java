package io.homewatt.local.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Whether a part can do its work now. */
@FunctionalInterface
public interface Readiness {
    /** Any exception means not yet. */
    boolean ready() throws Exception;

    /** Ready when a GET is answered with 200. */
    static Readiness http(String url) {
        return () -> {
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(2000);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } catch (IOException e) {
                return false;
            } finally {
                connection.disconnect();
            }
        };
    }
}
