//! Tells the linker what a library that Node loads needs on this platform.

fn main() {
    napi_build::setup();
}
