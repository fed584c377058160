<?php
// Makes the database and installs WordPress as its own first page would, in the province's time and with readable addresses.
$database = new mysqli( 'localhost', 'root', '', '', 0, getenv( 'WP_DATABASE_SOCKET' ) );
$database->query( 'CREATE DATABASE wordpress CHARACTER SET utf8mb4' );

define( 'WP_INSTALLING', true );
require getenv( 'WP_ROOT' ) . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
// Nobody is written to.
add_filter( 'pre_wp_mail', '__return_true' );
wp_install( 'Trang tin Sở Y tế', 'quan-tri', 'quan-tri@so.example', true, '', wp_generate_password() );
// What every new WordPress says.
wp_delete_post( 1, true );
update_option( 'timezone_string', 'Asia/Ho_Chi_Minh' );
update_option( 'permalink_structure', '/%postname%/' );
flush_rewrite_rules( false );
wp_create_user( 'tac-gia', wp_generate_password(), 'tac-gia@so.example' );
( new WP_User( get_user_by( 'login', 'tac-gia' ) ) )->set_role( 'author' );
switch_theme( array_key_last( wp_get_themes() ) );
