// What an await returns is disposed of.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        using var stream = await Task.FromResult(new MemoryStream());
        using (var other = await Task.FromResult<Stream>(new MemoryStream()))
        {
            await other.FlushAsync(cancellationToken);
        }
    }
}
