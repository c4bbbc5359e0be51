using System.Globalization;
using System.Text;

namespace Acme.KeyValue.Async;

/// <summary>Reads lines and values from a connection.</summary>
internal sealed class ReplyReader(Stream stream)
{
    private readonly byte[] _buffer = new byte[512];
    private int _start;
    private int _end;

    /// <summary>The next line, without its end.</summary>
    public async ValueTask<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = new List<byte>();
        while (true)
        {
            var next = await ReadByteAsync(cancellationToken).ConfigureAwait(false);
            if (next == '\n')
            {
                break;
            }

            line.Add(next);
        }

        var text = Encoding.UTF8.GetString([.. line]);
        return text.StartsWith('-') ? throw new KeyValueException(text[1..]) : text;
    }

    /// <summary>A line with a length, and as many bytes; or null for none.</summary>
    public async ValueTask<byte[]?> ReadValueAsync(CancellationToken cancellationToken)
    {
        var line = await ReadLineAsync(cancellationToken).ConfigureAwait(false);
        var length = int.Parse(line, CultureInfo.InvariantCulture);
        if (length == 0)
        {
            return null;
        }

        var value = new byte[length];
        for (var i = 0; i < length; i++)
        {
            value[i] = await ReadByteAsync(cancellationToken).ConfigureAwait(false);
        }

        return value;
    }

    private async ValueTask<byte> ReadByteAsync(CancellationToken cancellationToken)
    {
        if (_start == _end)
        {
            _start = 0;
            _end = await stream
                .ReadAsync(_buffer.AsMemory(), cancellationToken)
                .ConfigureAwait(false);
            if (_end == 0)
            {
                throw new EndOfStreamException("The server closed the connection.");
            }
        }

        return _buffer[_start++];
    }
}
