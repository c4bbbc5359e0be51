using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

/// <summary>A key-value server for one connection, on a thread of its own.</summary>
internal sealed class Server : IDisposable
{
    private readonly SortedDictionary<string, byte[]> _values = new(StringComparer.Ordinal);
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> _commands = new();
    private readonly Thread _thread;

    public Server()
    {
        _listener.Start();
        _thread = new Thread(Serve) { IsBackground = true };
        _thread.Start();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What was asked, once the connection is closed.</summary>
    public IEnumerable<string> Commands
    {
        get
        {
            _thread.Join();
            return _commands;
        }
    }

    public void Dispose() => _listener.Stop();

    private void Serve()
    {
        using var connection = _listener.AcceptTcpClient();
        using var stream = new BufferedStream(connection.GetStream());
        while (ReadLine(stream) is { } line && line != "QUIT")
        {
            var words = line.Split(' ');
            _commands.Enqueue(words[0]);
            Answer(stream, words);
            stream.Flush();
        }
    }

    private void Answer(Stream stream, string[] words)
    {
        switch (words[0])
        {
            case "SET":
                var value = new byte[int.Parse(words[2], CultureInfo.InvariantCulture)];
                stream.ReadExactly(value);
                _values[words[1]] = value;
                Write(stream, words[1] == "forbidden" ? "-not this key\n" : "ok\n");
                break;
            case "GET":
                var known = _values.GetValueOrDefault(words[1], []);
                Write(stream, known.Length.ToString(CultureInfo.InvariantCulture) + "\n");
                stream.Write(known);
                break;
            default:
                foreach (
                    var key in _values.Keys.Where(key =>
                        key.StartsWith(words[1], StringComparison.Ordinal)
                    )
                )
                {
                    Write(stream, key + "\n");
                }

                Write(stream, "\n");
                break;
        }
    }

    private static string? ReadLine(Stream stream)
    {
        var line = new List<byte>();
        for (var next = stream.ReadByte(); next != '\n'; next = stream.ReadByte())
        {
            if (next < 0)
            {
                return null;
            }

            line.Add((byte)next);
        }

        return Encoding.UTF8.GetString([.. line]);
    }

    private static void Write(Stream stream, string text) =>
        stream.Write(Encoding.UTF8.GetBytes(text));
}
