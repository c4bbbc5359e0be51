// Patterns, records, tuples, queries and collection expressions around awaits.
namespace PostHog.Async.Cases;

public sealed record Case(Api Api, int Count)
{
    public async Task<object> TryAsync(CancellationToken cancellationToken)
    {
        var (a, b) = (await Api.CountAsync(cancellationToken), await Api.QuickAsync());
        var copy = this with { Count = await Api.CountAsync(cancellationToken) };
        if (await Api.FindAsync() is { Name.Length: > 0 } found)
        {
            return found;
        }

        var query =
            from number in await Api.ListAsync()
            where number > a
            select number;
        var kind = await Api.CountAsync(cancellationToken) switch
        {
            1 => await Api.CountAsync(cancellationToken),
            > 2 and < 9 => b,
            _ => -await Api.CountAsync(cancellationToken),
        };
        var text = (string?)(object?)await Api.FindAsync();
        object made = new { Total = await Api.CountAsync(cancellationToken), copy, kind };
        return text ?? (query.Any() ? made : throw new InvalidOperationException());
    }
}
