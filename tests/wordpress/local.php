<?php
// A plugin that is always on. A site in Vietnamese, as far as that goes without its translations. WordPress refuses to ask addresses of this machine and odd ports; the portal of the test stands on both.
add_filter( 'locale', fn() => 'vi' );
add_filter( 'http_request_host_is_external', fn( $external, $host ) => $external || 'localhost' === $host, 10, 2 );
add_filter( 'http_allowed_safe_ports', fn( $ports, $host, $url ) => 'localhost' === $host ? array( ...$ports, wp_parse_url( $url, PHP_URL_PORT ) ) : $ports, 10, 3 );

// What docs/widgets.md gives webmasters, once a test has asked for it.
$portal = get_option( 'cong_portal' );
if ( $portal ) {
	wp_oembed_add_provider( "$portal/*", "$portal/oembed" );
}
