package io.homewatt.account.address;

/** What the geocoders answer to the document's address. */
final class GeocoderAnswers {
    static final String NOMINATIM = """
            [{"place_id":1,"lat":"37.7904127","lon":"-122.3920575","category":"building","type":"yes","importance":0.1,
              "display_name":"221, Main Street, East Cut, San Francisco, California, 94105, United States",
              "address":{"house_number":"221","road":"Main Street","suburb":"East Cut","city":"San Francisco",
                "state":"California","ISO3166-2-lvl4":"US-CA","postcode":"94105","country":"United States",
                "country_code":"us"},
              "boundingbox":["37.7","37.8","-122.4","-122.3"]}]""";

    static final String PHOTON = """
            {"type":"FeatureCollection","features":[{"type":"Feature",
              "geometry":{"type":"Point","coordinates":[-122.3920575,37.7904127]},
              "properties":{"osm_id":1,"type":"house","housenumber":"221","street":"Main Street","district":"East Cut",
                "city":"San Francisco","state":"California","postcode":"94105","country":"United States",
                "countrycode":"US","extent":[-122.4,37.8,-122.3,37.7]}}]}""";

    private GeocoderAnswers() {}
}
