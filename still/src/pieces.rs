//! The notation as a row of pieces, with everything known joined.

use super::VOID;
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeElement, NodeName};
use syn::{Error, Expr, ExprLit, Ident, Lit, Path, Result, parse_quote};

pub enum Piece {
    /// HTML that is known.
    Known(String),
    Value(Expr),
    Attribute(String, Expr),
    Html(Expr),
    Struct {
        path: Path,
        fields: Vec<(Ident, Expr)>,
    },
}

/// Bytes that a value has room for: most are a word or a line.
const VALUE: usize = 24;

impl Piece {
    /// Bytes of it in the page, as far as one can tell.
    pub fn length(&self) -> usize {
        match self {
            Self::Known(text) => text.len(),
            Self::Attribute(name, _) => name.len() + VALUE,
            _ => VALUE,
        }
    }
}

#[derive(Default)]
pub struct Pieces {
    done: Vec<Piece>,
    known: String,
}

impl Pieces {
    pub fn done(mut self) -> Vec<Piece> {
        self.close();
        self.done
    }

    pub fn nodes(&mut self, nodes: &[Node]) -> Result<()> {
        nodes.iter().try_for_each(|node| self.node(node))
    }

    fn node(&mut self, node: &Node) -> Result<()> {
        match node {
            Node::Element(element) => self.element(element),
            Node::Fragment(fragment) => self.nodes(&fragment.children),
            Node::Text(text) => {
                self.known.push_str(&escaped(&text.value.value()));
                Ok(())
            }
            Node::Block(block) => {
                let block = block.try_block().ok_or_else(|| Error::new_spanned(block, "a value, please: {expression}"))?;
                let value = match block.stmts.as_slice() {
                    [syn::Stmt::Expr(value, None)] => value.clone(),
                    _ => parse_quote!(#block),
                };
                self.push(Piece::Value(value));
                Ok(())
            }
            other => Err(Error::new_spanned(other, "a still view has elements, \"text\" and {values} only")),
        }
    }

    fn element(&mut self, element: &NodeElement<rstml::Infallible>) -> Result<()> {
        let name = element.open_tag.name.to_string().replace(' ', "");
        if let (NodeName::Path(path), true) = (&element.open_tag.name, is_struct(&name)) {
            return self.structure(&path.path, element);
        }
        self.known.push('<');
        self.known.push_str(&name);
        let mut html = None;
        for attribute in &element.open_tag.attributes {
            match attribute {
                NodeAttribute::Attribute(attribute) if attribute.key.to_string() == "inner_html" => {
                    html = Some(attribute.value().ok_or_else(|| Error::new_spanned(attribute, "inner_html=html"))?.clone());
                }
                NodeAttribute::Attribute(attribute) => self.attribute(attribute)?,
                NodeAttribute::Block(block) => return Err(Error::new_spanned(block, "an attribute is name=value")),
            }
        }
        self.known.push('>');
        if VOID.contains(&name.as_str()) {
            return Ok(());
        }
        match html {
            Some(html) if element.children.is_empty() => self.push(Piece::Html(html)),
            Some(html) => return Err(Error::new_spanned(html, "with inner_html there are no children")),
            None => self.nodes(&element.children)?,
        }
        self.known.push_str("</");
        self.known.push_str(&name);
        self.known.push('>');
        Ok(())
    }

    fn attribute(&mut self, attribute: &KeyedAttribute) -> Result<()> {
        let name = attribute.key.to_string().replace(' ', "");
        if name.contains(':') || name == "node_ref" {
            let message = "has no effect in a still view: say what it does with an attribute, and do it in behaviour/";
            return Err(Error::new_spanned(&attribute.key, format!("`{name}` {message}")));
        }
        if let Some(Expr::Lit(ExprLit { lit: Lit::Bool(known), .. })) = attribute.value() {
            if known.value {
                self.known.extend([" ", &name]);
            }
            return Ok(());
        }
        match (attribute.value(), attribute.value_literal_string()) {
            (_, Some(value)) => {
                let value = escaped(&value).replace('"', "&quot;");
                self.known.extend([" ", &name, "=\"", &value, "\""]);
            }
            (Some(value), None) => {
                let value = value.clone();
                self.push(Piece::Attribute(name, value));
            }
            (None, None) => {
                self.known.push(' ');
                self.known.push_str(&name);
            }
        }
        Ok(())
    }

    fn structure(&mut self, path: &Path, element: &NodeElement<rstml::Infallible>) -> Result<()> {
        if let Some(child) = element.children.first() {
            return Err(Error::new_spanned(child, "a struct has no children: give it a field for them"));
        }
        let mut fields = Vec::new();
        for attribute in &element.open_tag.attributes {
            let NodeAttribute::Attribute(attribute) = attribute else {
                return Err(Error::new_spanned(attribute, "a field is name=value"));
            };
            let NodeName::Path(name) = &attribute.key else {
                return Err(Error::new_spanned(&attribute.key, "the name of a field"));
            };
            let name = name.path.require_ident()?.clone();
            let value = attribute.value().cloned().unwrap_or_else(|| parse_quote!(#name));
            fields.push((name, value));
        }
        self.push(Piece::Struct { path: path.clone(), fields });
        Ok(())
    }

    fn push(&mut self, piece: Piece) {
        self.close();
        self.done.push(piece);
    }

    fn close(&mut self) {
        if !self.known.is_empty() {
            self.done.push(Piece::Known(std::mem::take(&mut self.known)));
        }
    }
}

/// `Name` or `path::Name`.
fn is_struct(name: &str) -> bool {
    name.rsplit("::").next().and_then(|last| last.chars().next()).is_some_and(char::is_uppercase)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
