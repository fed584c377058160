<?php
// What an editor does: `change.php ACTION JSON` prints JSON of the post. Posts go through the filters of their author's rights.
// `provider` is the administrator's: the portal of that address is a provider of embeds, or with an empty one no longer.
require getenv( 'WP_ROOT' ) . '/wp-load.php';
[ , $action, $json ] = $argv;
$post = json_decode( $json, true, 512, JSON_THROW_ON_ERROR );
if ( 'provider' === $action ) {
	update_option( 'cong_portal', $post['address'] );
	exit( '{}' );
}
$author = get_user_by( 'login', $post['author'] ?? 'quan-tri' );
unset( $post['author'] );
wp_set_current_user( $author->ID );
kses_init();

$categories = array_map( fn( $name ) => (int) ( term_exists( $name, 'category' ) ?: wp_insert_term( $name, 'category' ) )['term_id'], $post['categories'] ?? array() );
unset( $post['categories'] );
$post = wp_slash( $post );
$id   = match ( $action ) {
	'add'     => wp_insert_post( $post + array( 'post_status' => 'publish', 'post_author' => $author->ID, 'post_category' => $categories ), true ),
	'edit'    => wp_update_post( $post, true ),
	'trash'   => wp_trash_post( $post['ID'] )->ID,
	'restore' => wp_publish_post( wp_untrash_post( $post['ID'] )->ID ) ?? $post['ID'],
};
if ( is_wp_error( $id ) ) {
	fwrite( STDERR, $id->get_error_message() . "\n" );
	exit( 1 );
}
echo json_encode( array( 'id' => $id, 'link' => get_permalink( $id ), 'status' => get_post_status( $id ) ) );
