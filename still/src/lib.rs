//! `still!`: views in the notation of leptos' `view!`, written as HTML in one go. What is known when the program is compiled becomes one
//! piece of text; what is not is put between. Nothing of it is generic, so a view costs the wasm little more than its text.
//!
//! What would have no effect in a text does not compile: event handlers, properties, closures.

mod pieces;

use pieces::{Piece, Pieces};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use rstml::{Parser, ParserConfig};
use std::collections::HashSet;
use syn::spanned::Spanned;

/// Elements without content (HTML, §13.1.2), and the shapes of SVG, which are written with a slash.
const VOID: [&str; 12] = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"];

/// A piece of a page that does not change once it stands.
///
/// - `<p class="x">"text" {value}</p>`: text and values are escaped; a value is whatever `cong::still::Put` is implemented for.
/// - `name=value`: an attribute; `false` and `None` leave it out, `true` writes it without a value.
/// - `inner_html=html`: content that is HTML already, and sanitised.
/// - `<Name field=value />`: a struct of that name with these fields, the others by `Default`, and its `view`.
#[proc_macro]
pub fn still(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand(tokens.into()).unwrap_or_else(|error| error.into_compile_error()).into()
}

fn expand(tokens: TokenStream) -> syn::Result<TokenStream> {
    let config = ParserConfig::new().always_self_closed_elements(HashSet::from(VOID));
    let nodes = Parser::new(config).parse_simple(tokens)?;
    let mut pieces = Pieces::default();
    pieces.nodes(&nodes)?;
    let writer = Ident::new("writer", Span::mixed_site());
    let pieces = pieces.done();
    let size: usize = pieces.iter().map(Piece::length).sum();
    let steps = pieces.into_iter().map(|piece| step(&writer, piece));
    Ok(quote! {{
        let mut #writer = ::cong::still::Writer::sized(#size);
        #(#steps)*
        #writer.done()
    }})
}

fn step(writer: &Ident, piece: Piece) -> TokenStream {
    match piece {
        Piece::Known(text) => quote!(#writer.text(#text);),
        Piece::Value(value) => quote_spanned!(value.span()=> #writer.put(&(#value));),
        Piece::Attribute(name, value) => quote_spanned!(value.span()=> #writer.attribute(#name, &(#value));),
        Piece::Html(value) => quote_spanned!(value.span()=> #writer.html(&(#value));),
        Piece::Struct { path, fields } => {
            let fields = fields.into_iter().map(|(name, value)| quote_spanned!(value.span()=> #name: (#value).into()));
            quote! {
                #[allow(clippy::needless_update, clippy::useless_conversion, reason = "only fields that were named are known")]
                #writer.put(&#path { #(#fields,)* ..::core::default::Default::default() }.view());
            }
        }
    }
}
