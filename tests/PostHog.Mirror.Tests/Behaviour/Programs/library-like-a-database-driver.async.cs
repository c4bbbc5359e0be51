namespace PostHog.Async.Cases;

public sealed record Column(string Name, Type Type);

public sealed class DriverException(string message) : Exception(message);

public interface IProtocol : IAsyncDisposable
{
    ValueTask<int> ReadByteAsync(CancellationToken cancellationToken);

    ValueTask WriteAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken);
}

public sealed class StreamProtocol(Stream input, Stream output) : IProtocol
{
    public async ValueTask<int> ReadByteAsync(CancellationToken cancellationToken)
    {
        var one = new byte[1];
        return
            await input
                .ReadAtLeastAsync(one, 1, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false) == 0
            ? -1
            : one[0];
    }

    public ValueTask WriteAsync(
        ReadOnlyMemory<byte> message,
        CancellationToken cancellationToken
    ) => output.WriteAsync(message, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await input.DisposeAsync().ConfigureAwait(false);
        await output.DisposeAsync().ConfigureAwait(false);
    }
}

public abstract class Session
{
    public abstract ValueTask OpenAsync(CancellationToken cancellationToken = default);

    public virtual async Task<T> WithinTransactionAsync<T>(
        Func<CancellationToken, Task<T>> work,
        CancellationToken cancellationToken = default
    )
    {
        await BeginAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var result = await work(cancellationToken).ConfigureAwait(false);
            await CommitAsync(cancellationToken).ConfigureAwait(false);
            return result;
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            await RollbackAsync(CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    protected abstract Task BeginAsync(CancellationToken cancellationToken);

    protected abstract Task CommitAsync(CancellationToken cancellationToken);

    protected abstract Task RollbackAsync(CancellationToken cancellationToken);
}

public sealed class Connection(IProtocol protocol, List<string> log) : Session, IAsyncDisposable
{
    private bool _isOpen;

    public override async ValueTask OpenAsync(CancellationToken cancellationToken = default)
    {
        if (_isOpen)
            return;
        await SendAsync('H', cancellationToken).ConfigureAwait(false);
        _isOpen = true;
    }

    public async Task<int> ExecuteAsync(string text, CancellationToken cancellationToken = default)
    {
        var rows = 0;
        await foreach (var _ in QueryAsync(text, cancellationToken).ConfigureAwait(false))
            rows++;
        return rows;
    }

    public async Task<T?> ScalarAsync<T>(
        string text,
        Func<int, T> map,
        CancellationToken cancellationToken = default
    )
        where T : struct
    {
        await using var rows = QueryAsync(text, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        return await rows.MoveNextAsync().ConfigureAwait(false) ? map(rows.Current) : null;
    }

    public async IAsyncEnumerable<int> QueryAsync(
        string text,
        [System.Runtime.CompilerServices.EnumeratorCancellation]
            CancellationToken cancellationToken = default
    )
    {
        log.Add("query " + text);
        await SendAsync('Q', cancellationToken).ConfigureAwait(false);
        try
        {
            while (await NextAsync(cancellationToken).ConfigureAwait(false) is var next and >= 0)
            {
                switch (next)
                {
                    case '.':
                        yield break;
                    case '!':
                        throw new DriverException("refused: " + text);
                    default:
                        yield return next - '0';
                        break;
                }
            }
        }
        finally
        {
            log.Add("end of " + text);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_isOpen)
            await SendAsync('X', CancellationToken.None).ConfigureAwait(false);
        _isOpen = false;
        await protocol.DisposeAsync().ConfigureAwait(false);
    }

    protected override Task BeginAsync(CancellationToken cancellationToken) =>
        SendAsync('B', cancellationToken).AsTask();

    protected override Task CommitAsync(CancellationToken cancellationToken) =>
        SendAsync('C', cancellationToken).AsTask();

    protected override async Task RollbackAsync(CancellationToken cancellationToken)
    {
        await SendAsync('R', cancellationToken).ConfigureAwait(false);
        log.Add("rolled back");
    }

    private ValueTask<int> NextAsync(CancellationToken cancellationToken) =>
        protocol.ReadByteAsync(cancellationToken);

    private ValueTask SendAsync(char message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        log.Add("send " + message);
        return protocol.WriteAsync(new[] { (byte)message }, cancellationToken);
    }
}

public static class Case
{
    public static async Task RunAsync(List<string> log)
    {
        var sent = new MemoryStream();
        await using (
            var connection = new Connection(
                new StreamProtocol(new MemoryStream("123.7.12!"u8.ToArray()), sent),
                log
            )
        )
        {
            await connection.OpenAsync();
            log.Add("rows " + await connection.ExecuteAsync("select"));
            log.Add("scalar " + await connection.ScalarAsync("one", value => value * 2.5));
            try
            {
                await connection.WithinTransactionAsync(async token =>
                    await connection.ExecuteAsync("update", token) + 1
                );
            }
            catch (DriverException failed)
            {
                log.Add(failed.Message);
            }

            using var source = new CancellationTokenSource();
            await source.CancelAsync();
            try
            {
                await connection.WithinTransactionAsync(
                    token => connection.ExecuteAsync("never", token),
                    source.Token
                );
            }
            catch (OperationCanceledException)
            {
                log.Add("cancelled");
            }
        }

        log.Add(System.Text.Encoding.ASCII.GetString(sent.ToArray()));
    }
}
