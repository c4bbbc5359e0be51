namespace PostHog.Async;

public sealed class Sample
{
    private async Task RunAsync(CancellationToken cancellationToken)
    {
        using var content = new StringContent("x");
        await content.ReadAsStringAsync(cancellationToken);
        await new MemoryStream().ReadAsync(new Memory<byte>([]), cancellationToken);
        await content.LoadIntoBufferAsync();
        using var gate = new SemaphoreSlim(1);
        await gate.WaitAsync(cancellationToken);
        await Task.CompletedTask;
    }

    private static Task<int> CountAsync() => Task.FromResult(1);
}
