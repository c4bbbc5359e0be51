namespace PostHog.Async.Cases;

public sealed class MailException(string message) : Exception(message);

public sealed class MessageArrivedEventArgs(int number) : EventArgs
{
    public int Number => number;
}

public interface IMailSource : IAsyncDisposable
{
    Task<int> CountAsync(CancellationToken cancellationToken = default);

    IAsyncEnumerable<string> SubjectsAsync(CancellationToken cancellationToken = default);
}

public sealed class LineStream(Stream stream) : IAsyncDisposable
{
    private readonly byte[] _buffer = new byte[16];
    private int _start;
    private int _end;

    public async ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = new System.Text.StringBuilder();
        while (true)
        {
            if (_start == _end)
            {
                _start = 0;
                _end = await stream
                    .ReadAsync(_buffer, 0, _buffer.Length, cancellationToken)
                    .ConfigureAwait(false);
                if (_end == 0)
                    return line.Length == 0 ? null : line.ToString();
            }

            var next = (char)_buffer[_start++];
            if (next == '\n')
                return line.ToString();
            line.Append(next);
        }
    }

    public async Task WriteLineAsync(
        ReadOnlyMemory<char> line,
        bool flush,
        CancellationToken cancellationToken
    )
    {
        var bytes = System.Text.Encoding.ASCII.GetBytes(line.ToString() + "\n");
        await stream.WriteAsync(bytes.AsMemory(), cancellationToken).ConfigureAwait(false);
        await (flush ? stream.FlushAsync(cancellationToken) : Task.CompletedTask).ConfigureAwait(
            false
        );
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();
}

public class MailClient : IMailSource
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly LineStream _lines;
    private readonly Func<string, CancellationToken, Task<string>>? _sign;
    private int _tag;

    public MailClient(Stream stream, Func<string, CancellationToken, Task<string>>? sign = null)
    {
        _lines = new LineStream(stream);
        _sign = sign;
    }

    public event EventHandler<MessageArrivedEventArgs>? Arrived;

    public bool IsOpen { get; private set; }

    public async Task LoginAsync(
        string user,
        string password,
        CancellationToken cancellationToken = default
    )
    {
        foreach (
            var line in await CommandAsync($"LOGIN {user} {password}", cancellationToken)
                .ConfigureAwait(false)
        )
            throw new MailException("unexpected: " + line);
        IsOpen = true;
    }

    public async Task<int> CountAsync(CancellationToken cancellationToken = default)
    {
        var answers = await CommandAsync("COUNT", cancellationToken).ConfigureAwait(false);
        return answers is [var count] ? int.Parse(count) : throw new MailException("no count");
    }

    public async IAsyncEnumerable<string> SubjectsAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation]
            CancellationToken cancellationToken = default
    )
    {
        var count = await CountAsync(cancellationToken).ConfigureAwait(false);
        for (var number = 1; number <= count; number++)
        {
            Arrived?.Invoke(this, new MessageArrivedEventArgs(number));
            foreach (
                var subject in await CommandAsync("SUBJECT " + number, cancellationToken)
                    .ConfigureAwait(false)
            )
                yield return subject;
        }
    }

    public Task DeleteAsync(
        int number,
        bool isWanted,
        CancellationToken cancellationToken = default
    ) => isWanted ? CommandAsync("DELETE " + number, cancellationToken) : Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await DisposeAsyncCore().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    protected virtual async ValueTask DisposeAsyncCore()
    {
        if (IsOpen)
            await _lines
                .WriteLineAsync("QUIT".AsMemory(), flush: true, CancellationToken.None)
                .ConfigureAwait(false);
        IsOpen = false;
        await _lines.DisposeAsync().ConfigureAwait(false);
        _turn.Dispose();
    }

    private async Task<List<string>> CommandAsync(
        string command,
        CancellationToken cancellationToken
    )
    {
        if (_sign is not null)
            command = await _sign(command, cancellationToken).ConfigureAwait(false);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var tag = "T" + ++_tag;
            await _lines
                .WriteLineAsync($"{tag} {command}".AsMemory(), flush: true, cancellationToken)
                .ConfigureAwait(false);
            return await AnswersAsync(tag, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<List<string>> AnswersAsync(string tag, CancellationToken cancellationToken)
    {
        var answers = new List<string>();
        while (await _lines.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            if (line.StartsWith(tag + " OK", StringComparison.Ordinal))
                return answers;
            if (line.StartsWith(tag, StringComparison.Ordinal))
                throw new MailException(line[(tag.Length + 1)..]);
            answers.Add(line);
        }

        throw new EndOfStreamException();
    }
}

/// <summary>A server that answers what is written to it.</summary>
public sealed class ScriptedStream(List<string> log, params string[] answers) : MemoryStream
{
    private int _next;
    private Queue<byte> _pending = new();

    public override bool CanWrite => true;

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = 0;
        while (read < count && _pending.TryDequeue(out var value))
            buffer[offset + read++] = value;
        return read;
    }

    public override void Write(byte[] buffer, int offset, int count) =>
        Take(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer) => Take(buffer);

#if !BLOCKING
    public override Task<int> ReadAsync(
        byte[] buffer,
        int offset,
        int count,
        CancellationToken cancellationToken
    ) => Task.FromResult(Read(buffer, offset, count));

    public override ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        Take(buffer.Span);
        return default;
    }
#endif

    private void Take(ReadOnlySpan<byte> bytes)
    {
        log.Add("> " + System.Text.Encoding.ASCII.GetString(bytes).TrimEnd());
        if (_next < answers.Length)
            foreach (var value in System.Text.Encoding.ASCII.GetBytes(answers[_next++]))
                _pending.Enqueue(value);
    }
}

public static class Case
{
    public static async Task RunAsync(List<string> log)
    {
        var stream = new ScriptedStream(
            log,
            "T1 OK\n",
            "2\nT2 OK\n",
            "Hello\nT3 OK\n",
            "World\nT4 OK\n",
            "T5 NO such message\n"
        );
        await using (var client = new MailClient(stream, SignAsync))
        {
            client.Arrived += (_, arrived) => log.Add("arrived " + arrived.Number);
            await client.LoginAsync("ann", "secret");
            IMailSource source = client;
            await foreach (var subject in source.SubjectsAsync())
                log.Add("subject " + subject);
            await client.DeleteAsync(1, isWanted: false);
            try
            {
                await client.DeleteAsync(9, isWanted: true);
            }
            catch (MailException failed)
            {
                log.Add("failed " + failed.Message);
            }
        }

        log.Add("closed " + !stream.CanRead);
    }

    private static async Task<string> SignAsync(string command, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return command + "!";
    }
}
