using System.Net;

namespace PostHog.Compliance.Hosting;

/// <summary>How the adapter was started.</summary>
/// <param name="Address">Where it listens.</param>
/// <param name="Port">Where it listens; 0 for any free port.</param>
/// <param name="Mode">The version of the capture protocol its clients speak.</param>
/// <param name="Encoding">What its clients compress with, once a test asks for compression: a content coding.</param>
/// <param name="Client">Which of the two packages is under test.</param>
/// <param name="Transport">Who opens the connections of its clients.</param>
internal sealed record AdapterSettings(
    IPAddress Address,
    int Port,
    CaptureMode Mode,
    string Encoding,
    ClientKind Client,
    TransportKind Transport
)
{
    /// <summary>The content codings it can be started with.</summary>
    public static readonly string[] Encodings = ["gzip", "deflate", "br"];

    /// <summary>Whether PostHog reads an encoding in a version of the protocol: V0 knows gzip alone.</summary>
    public static bool CanRead(CaptureMode mode, string encoding) =>
        mode == CaptureMode.V1 || encoding == Encodings[0];
}
