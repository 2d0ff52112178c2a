create index concurrently home_town on home (town);
