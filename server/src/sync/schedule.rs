//! Reading the sources again and again, inside a running server.

use super::{Options, Outcome, Patience, run};
use crate::store::Store;
use std::time::Duration;

/// How often it is looked whose turn it is: a source that was named a moment ago is read at once.
const LOOK: Duration = Duration::from_secs(5);

/// Never ends. Each source is read `every` so often; a running server takes new items over by the store's revision.
pub async fn follow(store: Store, every: Duration, options: Options) {
    let options = Options { patience: Patience::Schedule(every), ..options };
    let mut look = tokio::time::interval(LOOK);
    look.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        look.tick().await;
        match run(&store, &options).await {
            Ok(outcomes) => outcomes.iter().for_each(log),
            Err(error) => tracing::error!(%error, "the agencies' feeds cannot be read"),
        }
    }
}

fn log(Outcome { source, result }: &Outcome) {
    match result {
        Ok(done) => tracing::info!(agency = %source.agency, source = source.address, ?done, "feed"),
        Err(error) => tracing::warn!(agency = %source.agency, source = source.address, %error, "feed"),
    }
}
