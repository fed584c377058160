//! Starts the app in the browser: takes over the server's page where there is one, else mounts on an empty page.

fn main() {
    #[cfg(feature = "browser")]
    cong::start();
}
