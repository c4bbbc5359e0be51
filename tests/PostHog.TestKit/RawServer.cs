using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace PostHog.TestKit;

/// <summary>Listens, reads a whole request and responds with any text, whether HTTP or not, or never responds.</summary>
public sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[]? _answer;
    private readonly Action? _onRequest;
    private readonly bool _staysOpen;
    private readonly ConcurrentQueue<string> _requests = new();

    /// <summary>Starts to listen.</summary>
    /// <param name="answer">What to answer, one byte for each character; null to keep the client waiting.</param>
    /// <param name="onRequest">Called when a request has come in whole.</param>
    /// <param name="staysOpen">Whether the connection stays open after the answer, until the client hangs up.</param>
    public RawServer(string? answer, Action? onRequest = null, bool staysOpen = false)
    {
        _staysOpen = staysOpen;
        _answer = answer is null ? null : Encoding.Latin1.GetBytes(answer);
        _onRequest = onRequest;
        _listener.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        new Thread(Serve) { IsBackground = true, Name = nameof(RawServer) }.Start();
    }

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>What came in, each request as a text of one byte for each character.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    public void Dispose() => _listener.Dispose();

    private void Serve()
    {
        while (TryAccept() is { } client)
        {
            using (client)
            {
                TryAnswer(client);
            }
        }
    }

    // Null when the test is over and has closed the listener.
    private TcpClient? TryAccept()
    {
        try
        {
            return _listener.AcceptTcpClient();
        }
        catch (Exception fault) when (fault is SocketException or InvalidOperationException)
        {
            return null;
        }
    }

    private void TryAnswer(TcpClient client)
    {
        try
        {
            AnswerOne(client.GetStream());
        }
        catch (IOException)
        {
            // The client hung up; the next one may not.
        }
    }

    // The whole request is read: closing with bytes unread would reset the connection and lose the answer.
    private void AnswerOne(NetworkStream stream)
    {
        var request = "";
        var buffer = new byte[4096];
        while (!IsComplete(request))
        {
            var read = stream.Read(buffer);
            if (read == 0)
            {
                return;
            }

            request += Encoding.Latin1.GetString(buffer, 0, read);
        }

        _requests.Enqueue(request);
        _onRequest?.Invoke();
        if (_answer is not null)
        {
            stream.Write(_answer);
        }

        if (_answer is null || _staysOpen)
        {
            // Returns when the client hangs up.
            _ = stream.Read(buffer);
        }
    }

    private static bool IsComplete(string request)
    {
        var head = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var length = Regex.Match(
            request,
            @"^Content-Length: (?<length>\d+)",
            RegexOptions.IgnoreCase | RegexOptions.Multiline,
            TimeSpan.FromSeconds(1)
        );
        if (request.StartsWith("GET ", StringComparison.Ordinal))
        {
            return head >= 0;
        }

        return head >= 0
            && length.Success
            && request.Length
                >= head
                    + 4
                    + int.Parse(length.Groups["length"].Value, CultureInfo.InvariantCulture);
    }
}
