//! Two connected sockets: vendra's threads write to one, Python waits on the other.

use std::io::{self, Write};

#[cfg(unix)]
mod system {
    use std::io;
    use std::os::fd::IntoRawFd;
    use std::os::unix::net::UnixStream;

    pub(super) type Stream = UnixStream;

    pub(super) fn pair() -> io::Result<(Stream, Stream)> {
        UnixStream::pair()
    }

    pub(super) fn number(stream: Stream) -> i64 {
        i64::from(stream.into_raw_fd())
    }
}

#[cfg(windows)]
mod system {
    use std::io;
    use std::net::{Ipv4Addr, TcpListener, TcpStream};
    use std::os::windows::io::IntoRawSocket;

    pub(super) type Stream = TcpStream;

    pub(super) fn pair() -> io::Result<(Stream, Stream)> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let here = TcpStream::connect(listener.local_addr()?)?;
        loop {
            // Any process may have connected first.
            let (there, from) = listener.accept()?;
            if from == here.local_addr()? {
                here.set_nodelay(true)?;
                return Ok((there, here));
            }
        }
    }

    pub(super) fn number(stream: Stream) -> i64 {
        i64::try_from(stream.into_raw_socket()).unwrap_or(-1)
    }
}

/// The end that is written to.
#[derive(Debug)]
pub(crate) struct Bell(system::Stream);

impl Bell {
    /// A bell, and the number of the socket that hears it, which is the caller's to close.
    pub(crate) fn hung() -> io::Result<(Self, i64)> {
        let (heard, rung) = system::pair()?;
        heard.set_nonblocking(true)?;
        rung.set_nonblocking(true)?;
        Ok((Self(rung), system::number(heard)))
    }

    /// Says that there is something to fetch.
    pub(crate) fn ring(&self) {
        // Where it is full whoever hears it has been told already, and where it is closed nobody listens any more.
        let _heard = (&self.0).write(&[1]);
    }
}
